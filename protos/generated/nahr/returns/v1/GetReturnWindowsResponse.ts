// Original file: protos/nahr/returns/v1/returns.proto

import type { ReturnWindow as _nahr_returns_v1_ReturnWindow, ReturnWindow__Output as _nahr_returns_v1_ReturnWindow__Output } from '../../../nahr/returns/v1/ReturnWindow.ts';

export interface GetReturnWindowsResponse {
  'policyVersion'?: (number);
  'windows'?: (_nahr_returns_v1_ReturnWindow)[];
}

export interface GetReturnWindowsResponse__Output {
  'policyVersion': (number);
  'windows': (_nahr_returns_v1_ReturnWindow__Output)[];
}
