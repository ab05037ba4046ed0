// Before each test file: SEATLINE_SEED repeats whatever is tried at random, also where a property
// names no seed itself.
const seed = process.env['SEATLINE_SEED']
if (seed !== undefined) (await import('fast-check')).configureGlobal({ seed: Number(seed) })
