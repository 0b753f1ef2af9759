import { registerHooks } from 'node:module'

// The real main, which gets the service with faults in place of the one without.
const real = new URL('../../../services/payments/service.ts', import.meta.url).href
const faulty = new URL('./payments-with-faults.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context)
    return resolved.url === real && context.parentURL !== faulty ? { ...resolved, url: faulty } : resolved
  },
})
await import('../../../services/main.ts')
