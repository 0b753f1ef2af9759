// Original file: protos/nahr/feed/v1/feed.proto


export interface Progress {
}

export interface Progress__Output {
}
