/** Reads the shared and inline strings of .xlsx. */
import { createCellBudget, type CellBudget, type ReadLimits } from '../../limits.js'
import type { XmlHandler } from '../../xml/scanner.js'

/**
 * Collects the text of a string item: runs joined, phonetic hints left out, `_x000D_` escapes
 * resolved.
 */
interface StringCollector {
  open(name: string): void
  close(name: string): void
  text(text: string): void
  /** Gives what was collected and begins anew. */
  take(): string
}

/** Makes a collector for `si` and `is` elements. */
export function createStringCollector(budget: CellBudget): StringCollector {
  let collected = ''
  let inText = false
  let phonetic = 0
  return {
    open(name) {
      if (name === 't') inText = true
      else if (name === 'rPh') phonetic += 1
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic -= 1
    },
    text(text) {
      if (!inText || phonetic > 0) return
      collected = collected === '' ? text : collected + text
      budget.check(collected)
    },
    take() {
      const whole = unescapeText(collected)
      collected = ''
      return whole
    },
  }
}

/** A handler that fills a list with the shared strings of a workbook. */
export function sharedStringHandler(strings: string[], limits: ReadLimits): XmlHandler {
  const budget = createCellBudget(limits)
  const collector = createStringCollector(budget)
  return {
    open: (name) => collector.open(name),
    text: (text) => collector.text(text),
    close(name) {
      if (name === 'si') {
        budget.spend(1)
        strings.push(collector.take())
      } else collector.close(name)
    },
  }
}

/** Spreadsheet programs write characters that XML forbids as `_x` and four digits. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
