// Before each test file: what is tried at random is drawn from one seed, so that a change lands or
// not for what it is, and not by luck. The soak draws others; SEATLINE_SEED sets one.
const { configureGlobal } = await import('fast-check')
configureGlobal({ seed: Number(process.env['SEATLINE_SEED'] ?? 2027) })
