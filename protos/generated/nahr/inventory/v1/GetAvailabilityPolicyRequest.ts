// Original file: protos/nahr/inventory/v1/inventory.proto


export interface GetAvailabilityPolicyRequest {
}

export interface GetAvailabilityPolicyRequest__Output {
}
