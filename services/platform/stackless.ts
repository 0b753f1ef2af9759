/** Makes what is an answer rather than a fault, or may come to one, without the stack that nobody reads. */
export function stackless<Made>(make: () => Made): Made {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return make()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}
