// Original file: protos/nahr/inventory/v1/inventory.proto


export interface SweepStockRequest {
}

export interface SweepStockRequest__Output {
}
