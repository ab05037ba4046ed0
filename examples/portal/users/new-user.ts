import { button, field, h } from '../app/dom.js'
import type { Portal } from '../app/portal.js'
import { openDialog } from '../parts/dialog.js'
import { toast } from '../parts/toast.js'

/** Creates a user: name and e-mail, perhaps a department, perhaps an onboarding e-mail. */
export function openNewUser(portal: Portal, created: (id: string) => void): void {
  const input = (type: string, autocomplete: string, required = true) =>
    h('input', { type, required, autocomplete })
  const firstName = input('text', 'off')
  const surname = input('text', 'off')
  const email = input('email', 'off')
  const department = input('text', 'off', false)
  const onboarding = h('input', { type: 'checkbox', id: 'onboarding' })
  openDialog('New user', ({ close }) => {
    const create = async () => {
      const user = { firstName: firstName.value, surname: surname.value, email: email.value }
      const made = await portal.perform(
        () =>
          portal.acme.users.create(
            department.value.trim() === '' ? user : { ...user, department: department.value },
            {
              onboarding: onboarding.checked ? 'send' : 'none',
            },
          ),
        ({ id }) => [id],
      )
      if (made === null) return
      close()
      toast(
        `${made.firstName} ${made.surname} is there.${onboarding.checked ? ' The onboarding e-mail is on its way.' : ''}`,
      )
      created(made.id)
    }
    return h(
      'form',
      { onsubmit: (event) => (event.preventDefault(), void create()) },
      h('div', { class: 'grid two' }, field('First name', firstName), field('Surname', surname)),
      field('E-mail', email),
      field('Department', department, 'Optional'),
      h('label', { class: 'check', for: 'onboarding' }, onboarding, ' Send an onboarding e-mail'),
      h('footer', {}, button('Cancel', close), h('button', { class: 'primary' }, 'Create user')),
    )
  })
  firstName.focus()
}
