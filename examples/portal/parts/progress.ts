import { isSeatlineError, type ProgressOptions } from 'seatline'
import { button, h } from '../app/dom.js'
import { toast } from './toast.js'

/** Work that may take a while, with a bar and a way to stop it. */
export interface Progress {
  readonly element: HTMLElement
  /** Runs the work; `null` when it was stopped. A newer run stops the one before. */
  run<T>(what: string, work: (options: ProgressOptions) => Promise<T>): Promise<T | null>
}

export function createProgress(): Progress {
  const bar = h('progress', { max: '1', value: '0', 'aria-label': 'Progress' })
  const text = h('span', { class: 'muted' })
  let current: AbortController | null = null
  const element = h(
    'div',
    { class: 'progress', hidden: true },
    bar,
    text,
    button('Stop', () => current?.abort()),
  )
  return {
    element,
    run: async (what, work) => {
      current?.abort()
      const mine = (current = new AbortController())
      const shown = setTimeout(() => (element.hidden = false), 250)
      try {
        return await work({
          signal: mine.signal,
          onProgress: ({ done, total }) => {
            bar.max = total
            bar.value = done
            text.textContent = `${what}: ${done} of ${total}`
          },
        })
      } catch (error) {
        if (!isSeatlineError(error, 'aborted')) throw error
        if (current === mine) toast(error.message, 'warning')
        return null
      } finally {
        clearTimeout(shown)
        if (current === mine) element.hidden = true
      }
    },
  }
}
