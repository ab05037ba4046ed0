import { expect, test } from 'vitest'
import { releaseFaults } from './release-faults.js'

const ready = {
  manifest: { version: '1.2.0', repository: 'somewhere' },
  changelog:
    '# Changelog\n\n## 1.2.0 (2027-03-01)\n\n### Add\n\n- Something.\n\n## 1.1.0 (2027-01-01)\n',
  uncommitted: '',
  tags: ['v1.2.0'],
}

test('a release that is ready is let through', () => {
  expect(releaseFaults(ready)).toEqual([])
})

test.each([
  [
    'the changelog is still Unreleased',
    { changelog: ready.changelog.replace('1.2.0 (2027-03-01)', 'Unreleased') },
    /YYYY-MM-DD/,
  ],
  [
    'the changelog is of another version',
    { manifest: { ...ready.manifest, version: '1.2.1' }, tags: ['v1.2.1'] },
    /top entry is "1.2.0/,
  ],
  [
    'the changelog says nothing',
    { changelog: ready.changelog.replace('- Something.', '') },
    /says nothing/,
  ],
  ['something is not committed', { uncommitted: ' M src/index.ts' }, /src\/index\.ts/],
  ['the commit is not tagged', { tags: ['v1.1.0'] }, /no tag v1\.2\.0/],
  ['nobody said where it is built', { manifest: { version: '1.2.0' } }, /no repository/],
])('it is refused when %s', (_, part, fault) => {
  expect(releaseFaults({ ...ready, ...part })).toEqual([expect.stringMatching(fault)])
})
