import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Runs a program of test/support/programs in a process of its own, and gives its messages as they come. */
export function runProgram<Message>(
  name: string,
  args: string[],
): { child: ChildProcess; messages: AsyncIterable<Message>; kill(): Promise<void> } {
  const path = fileURLToPath(new URL(`./programs/${name}.ts`, import.meta.url))
  const child = fork(path, args, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const exited = once(child, 'exit')
  const came: Message[] = []
  let wake = () => {}
  let hasEnded = false
  child.on('message', message => {
    came.push(message as Message)
    wake()
  })
  child.on('disconnect', () => {
    hasEnded = true
    wake()
  })
  async function* messages(): AsyncGenerator<Message> {
    for (;;) {
      const message = came.shift()
      if (message !== undefined) yield message
      else if (hasEnded) return
      else {
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
    }
  }
  const kill = async () => {
    child.kill('SIGKILL')
    await exited
  }
  return { child, messages: messages(), kill }
}
