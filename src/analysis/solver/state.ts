/** The state of a solver: values, clauses, and the order in which to try. */

// Every index of the solver is in range by construction; `!` says so to the compiler.

/** A literal: twice the number of its variable, and one more if it is the negation. */
export type Literal = number

/** Literals of which at least one is true. The first two are watched. */
export type Clause = Literal[]

/**
 * The work that all solvers of one analysis share: it is counted in steps, not in time, so that
 * answers are the same everywhere.
 */
export interface Effort {
  steps: number
  readonly limit: number
}

/** All that a search knows: what is decided, why, and in which order. */
export interface Solver {
  /** By literal: 1 is true, -1 false, 0 open. */
  readonly values: number[]
  /** By variable. */
  readonly levels: number[]
  readonly reasons: (Clause | null)[]
  readonly seen: boolean[]
  /** By literal: the clauses to look at when it becomes false. */
  readonly watchers: Clause[][]
  /** What is assigned, in order; only the first `size` count. */
  readonly trail: Literal[]
  size: number
  /** Where in the trail each level begins; only the first `level` count. */
  readonly marks: number[]
  level: number
  /** How much of the trail was propagated. */
  head: number
  /** The assumptions of the last question: what it shares with the next one is kept. */
  assumed: readonly Literal[]
  /** The clauses alone contradict each other. */
  isBroken: boolean
  readonly queue: Queue
  readonly effort: Effort
}

/** Variables to decide, the one that clashed last at the end. Other variables follow from these. */
export interface Queue {
  readonly before: number[]
  readonly after: number[]
  /** When each came to the end; 0 for variables that are not decided. */
  readonly stamps: number[]
  last: number
  /** No open variable comes after this one. */
  search: number
  clock: number
}

const NONE = -1

export function createSolver(effort: Effort): Solver {
  return {
    values: [],
    levels: [],
    reasons: [],
    seen: [],
    watchers: [],
    trail: [],
    size: 0,
    marks: [],
    level: 0,
    head: 0,
    assumed: [],
    isBroken: false,
    queue: { before: [], after: [], stamps: [], last: NONE, search: NONE, clock: 0 },
    effort,
  }
}

export function negated(literal: Literal): Literal {
  return literal ^ 1
}

export function isTrue(solver: Solver, literal: Literal): boolean {
  return solver.values[literal] === 1
}

/**
 * A new variable, as its positive literal. An `input` is decided, `false` first; anything else must
 * follow from inputs and assumptions.
 */
export function addVariable(solver: Solver, role: 'input' | 'derived'): Literal {
  const variable = solver.levels.length
  solver.values.push(0, 0)
  solver.levels.push(0)
  solver.reasons.push(null)
  solver.seen.push(false)
  solver.watchers.push([], [])
  solver.queue.before.push(NONE)
  solver.queue.after.push(NONE)
  solver.queue.stamps.push(0)
  if (role === 'input') {
    append(solver.queue, variable)
    solver.queue.search = variable
  }
  return variable * 2
}

/** Makes a literal true, because of a clause or by decision. */
export function assign(solver: Solver, literal: Literal, reason: Clause | null): void {
  solver.values[literal] = 1
  solver.values[literal ^ 1] = -1
  solver.levels[literal >> 1] = solver.level
  solver.reasons[literal >> 1] = reason
  solver.trail[solver.size++] = literal
}

/** Begins a level: what is assigned from here on can be taken back together. */
export function beginLevel(solver: Solver): void {
  solver.marks[solver.level++] = solver.size
}

/** Takes back everything above a level. */
export function backtrack(solver: Solver, level: number): void {
  if (solver.level <= level) return
  const { queue, trail, values } = solver
  const start = solver.marks[level]!
  for (let index = solver.size - 1; index >= start; index--) {
    const literal = trail[index]!
    values[literal] = 0
    values[literal ^ 1] = 0
    const stamp = queue.stamps[literal >> 1]!
    if (stamp > 0 && stamp > queue.stamps[queue.search]!) queue.search = literal >> 1
  }
  solver.size = start
  solver.level = level
  solver.head = start
}

/** The next variable to decide, or `null` when all are. */
export function nextOpen({ queue, values }: Solver): number | null {
  let variable = queue.search
  while (variable !== NONE && values[variable * 2] !== 0) variable = queue.before[variable]!
  if (variable === NONE) return null
  queue.search = variable
  return variable
}

/** Moves a variable that took part in a clash to where it is decided first. */
export function prefer(solver: Solver, variable: number): void {
  const { queue } = solver
  if (queue.stamps[variable] === 0 || queue.last === variable) return
  const [before, after] = [queue.before[variable]!, queue.after[variable]!]
  if (before !== NONE) queue.after[before] = after
  queue.before[after] = before
  if (queue.search === variable) queue.search = before === NONE ? after : before
  append(queue, variable)
  if (solver.values[variable * 2] === 0) queue.search = variable
}

function append(queue: Queue, variable: number): void {
  queue.before[variable] = queue.last
  queue.after[variable] = NONE
  if (queue.last !== NONE) queue.after[queue.last] = variable
  queue.last = variable
  queue.stamps[variable] = ++queue.clock
}
