/** Reads the rows of a sheet, so that a reader's fault and an abort end it properly. */
import { asFileError } from './limits.js'
import { createRest } from './pace.js'
import type { Sheet, SheetRow } from './reader.js'

/** Other work gets its turn after so much at the latest: cells, and long texts as many of them. */
const WORK_A_TURN = 5_000
const CHARACTERS_A_CELL = 64

/**
 * Gives the rows of a sheet in small batches, with a turn for other work between them. What a
 * reader throws comes as a `SeatlineError`.
 *
 * @param done - How many rows are done, for an abort to tell.
 */
export async function* rowsOf(
  sheet: Sheet,
  signal: AbortSignal | undefined,
  done: () => number,
): AsyncGenerator<readonly SheetRow[], void> {
  const rest = createRest(signal, done)
  try {
    for await (const batch of sheet.rows()) {
      for (const piece of piecesOf(batch)) {
        yield piece
        await rest()
      }
    }
  } catch (error) {
    throw asFileError(error)
  }
}

/** A batch in pieces; an empty one gives time to abort. */
function* piecesOf(batch: readonly SheetRow[]): Generator<readonly SheetRow[], void> {
  let from = 0
  let work = 0
  for (const [index, row] of batch.entries()) {
    for (const { text } of row.cells) work += 1 + Math.floor(text.length / CHARACTERS_A_CELL)
    if (work < WORK_A_TURN) continue
    yield batch.slice(from, index + 1)
    from = index + 1
    work = 0
  }
  yield from === 0 ? batch : batch.slice(from)
}
