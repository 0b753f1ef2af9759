/** What runs can be searched by, with the type that a Temporal server registers. No personal data: nothing seals them. */
export const searchAttributes = {
  channel: 'Keyword',
  storeId: 'Keyword',
  orderId: 'Keyword',
  stage: 'Keyword',
  dueAt: 'Datetime',
} as const
