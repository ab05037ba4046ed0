/** What a release is judged by. */
export interface Release {
  readonly manifest: { readonly version: string; readonly repository?: unknown }
  readonly changelog: string
  /** `git status --porcelain`: empty when everything is committed. */
  readonly uncommitted: string
  /** Tags of the commit. */
  readonly tags: readonly string[]
}

/** Why this must not be published yet, each with what to do. */
export function releaseFaults({
  manifest: { version, repository },
  changelog,
  uncommitted,
  tags,
}: Release): readonly string[] {
  const [, top = ''] = changelog.split(/^## /m)
  const title = top.split('\n', 1)[0] ?? ''
  const isDated = new RegExp(`^${version.replaceAll('.', '\\.')} \\(\\d{4}-\\d\\d-\\d\\d\\)$`).test(
    title,
  )
  return [
    ...(isDated
      ? []
      : [
          `CHANGELOG.md: the top entry is "${title}". Call it "${version} (YYYY-MM-DD)", with the date of the release.`,
        ]),
    ...(/^- /m.test(top)
      ? []
      : [
          'CHANGELOG.md: the top entry says nothing. Say what changes for those who use the package.',
        ]),
    ...(uncommitted === '' ? [] : [`Not everything is committed:\n${uncommitted}`]),
    ...(tags.includes(`v${version}`)
      ? []
      : [`The commit has no tag v${version}. Tag what was checked, and publish that.`]),
    ...(repository === undefined
      ? [
          'package.json names no repository. Name it: npm compares it with where the package was built, and shows both.',
        ]
      : []),
  ]
}
