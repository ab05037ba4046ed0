/** Reads the rows of a sheet, so that a reader's fault and an abort end it properly. */
import { throwIfAborted } from './input.js'
import { asFileError } from './limits.js'
import { createPace } from './pace.js'
import type { Sheet, SheetRow } from './reader.js'

/** Other work gets its turn after so many cells at the latest. */
const CELLS_A_TURN = 5_000

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
  const pace = createPace()
  const rest = async () => {
    throwIfAborted(signal, done())
    await pace()
    throwIfAborted(signal, done())
  }
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
  let cells = 0
  for (const [index, row] of batch.entries()) {
    cells += row.cells.length
    if (cells < CELLS_A_TURN) continue
    yield batch.slice(from, index + 1)
    from = index + 1
    cells = 0
  }
  yield from === 0 ? batch : batch.slice(from)
}
