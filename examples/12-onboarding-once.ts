/*
acme/id1/1 sent to anna@acme.example
the process ends before it can say so
acme/id1/1 was sent already
e-mails sent: 1
*/
import type { SeatlineEvent } from 'seatline'
import { openPortal } from './portal.js'

// Events are delivered at least once. An e-mail is sent once if its sending is kept under the id of the event:
// here in a set; in a portal as the primary key of a table, or as the idempotency key that a mail service takes.
const outgoing = new Map<string, string>()
let crashes = 1

function onboard(event: SeatlineEvent): void {
  if (event.kind !== 'user_created' || event.onboarding !== 'send') return
  const id = `${event.organization}/${event.user}/${event.number}` // an event is named by these three, forever
  if (outgoing.has(id)) {
    console.log(`${id} was sent already`)
    return
  }
  outgoing.set(id, event.profile.email)
  console.log(`${id} sent to ${event.profile.email}`)
  if (crashes-- > 0) throw new Error('the process ends before it can say so')
}

const { licensing, acme, travelTo } = await openPortal()
await acme.users.create(
  { firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example' },
  { onboarding: 'send' },
)
const { failed } = await licensing.deliverEvents(onboard)
for (const { error } of failed) console.log((error as Error).message) // thrown above

travelTo('2026-11-03') // the lease of the event has ended: it is delivered again
await licensing.deliverEvents(onboard)
console.log(`e-mails sent: ${outgoing.size}`)
