/** Stacks the blocks of a lane in rows. */

/** Something that takes room in a lane, from x to x, and so high. */
export interface Block {
  readonly from: number
  readonly to: number
  readonly height: number
}

/** A block with the y at which it stands. */
export interface Placed<B extends Block> {
  readonly block: B
  readonly y: number
}

/** The room between blocks. */
export const GAP = 6

/**
 * Stacks blocks into rows: each goes into the first row where nothing is in its way.
 *
 * @returns The blocks in their order, and the height of all rows.
 */
export function stack<B extends Block>(
  blocks: readonly B[],
  top = 0,
): { readonly placed: readonly Placed<B>[]; readonly height: number } {
  const rows: { readonly blocks: B[]; height: number }[] = []
  const rowOf = blocks.map((block) => {
    const free = rows.findIndex((row) =>
      row.blocks.every(
        (other) => block.to + GAP <= other.from + 0.1 || other.to + GAP <= block.from + 0.1,
      ),
    )
    const index = free === -1 ? rows.push({ blocks: [], height: 0 }) - 1 : free
    const row = rows[index]
    row?.blocks.push(block)
    if (row) row.height = Math.max(row.height, block.height)
    return index
  })
  let y = top
  const ys = rows.map((row) => {
    const own = y
    y += row.height + GAP
    return own
  })
  return {
    placed: blocks.map((block, index) => ({ block, y: ys[rowOf[index] ?? 0] ?? top })),
    height: y - top,
  }
}
