/** All processes run on one queue: one worker serves a retailer, and more share its work. */
export const TASK_QUEUE = 'nahr'
