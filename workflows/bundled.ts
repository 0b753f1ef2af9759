// What the worker runs: the workflow bundle begins here, and each name is a workflow type.
export { accrual } from './accrual/workflow.ts'
export { delivery } from './delivery/workflow.ts'
export { payment } from './payment/workflow.ts'
export { pickup } from './pickup/workflow.ts'
export { returning as return } from './return/workflow.ts'
