/** For clients of tests: shorter than a test may take, so that a call that hangs says so. How soon it is answered is not what tests are about. */
export const patient = { retries: 20, defaultDeadlineMs: 50_000 }
