/** Draws the signs of a timeline. */
import { element, type Markup } from '../element.js'
import type { Mark } from './lanes.js'

const SIGNS: { readonly [S in Mark['status'] | 'remove']: string } = {
  applied: 'M-3.5 0H3.5M0-3.5V3.5',
  remove: 'M-3.5 0H3.5',
  will_fail: 'M-3-3L3 3M-3 3L3-3',
  failed: 'M-3-3L3 3M-3 3L3-3',
  unchanged: 'M-3.5-1.8H3.5M-3.5 1.8H3.5',
  superseded: 'M-3-3L0 0L-3 3M1-3L4 0L1 3',
}

/**
 * The sign of a change, at a point. What fails has corners, what counts is filled, what does not
 * count is hollow: color is not needed.
 */
export function signOf(
  { status, kind }: Pick<Mark, 'status' | 'kind'>,
  x: number,
  y: number,
  edge?: string,
): Markup {
  const sign = SIGNS[status === 'applied' && kind === 'remove' ? 'remove' : status]
  const isFailure = status === 'will_fail' || status === 'failed'
  const isFilled = status === 'applied' || status === 'failed'
  const calm = status === 'applied' ? 'var(--held)' : 'var(--muted)'
  const tone = isFailure ? 'var(--fail)' : calm
  const outline = {
    fill: isFilled ? tone : 'var(--card)',
    stroke: edge ?? tone,
    'stroke-width': 1.5,
  }
  const body = isFailure
    ? element('rect', {
        x: -7,
        y: -7,
        width: 14,
        height: 14,
        rx: 2,
        ...outline,
        'stroke-dasharray': status === 'will_fail' ? '3 2' : null,
      })
    : element('circle', { r: 7, ...outline })
  const onFill = isFailure ? 'var(--card)' : 'var(--on-held)'
  return element(
    'g',
    { transform: `translate(${Math.round(x * 10) / 10} ${y})` },
    body,
    element('path', {
      d: sign,
      stroke: isFilled ? onFill : tone,
      'stroke-width': 1.8,
      fill: 'none',
      'stroke-linecap': 'round',
    }),
  )
}

/** A date on which a fact moves: a diamond. */
export function diamond(x: number, y: number): Markup {
  return element('path', {
    d: `M${Math.round(x)} ${y - 6}l6 6-6 6-6-6z`,
    fill: 'var(--card)',
    stroke: 'var(--fact)',
    'stroke-width': 2,
  })
}

/** The own date of a change that an override moves: a hollow ring. */
export function ring(x: number, y: number): Markup {
  return element('circle', {
    cx: x,
    cy: y,
    r: 4,
    fill: 'var(--card)',
    stroke: 'var(--one)',
    'stroke-width': 1.5,
  })
}
