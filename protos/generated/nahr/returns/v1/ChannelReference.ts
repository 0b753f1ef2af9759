// Original file: protos/nahr/returns/v1/returns.proto


export interface ChannelReference {
  'channelId'?: (string);
  'channelOrderId'?: (string);
}

export interface ChannelReference__Output {
  'channelId': (string);
  'channelOrderId': (string);
}
