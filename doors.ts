/**
 * The public doors of the package, by hand: subpath -> source file.
 * The build, the export map of package.json (test/house.test.ts) and the surface test follow this list.
 */
export const doors = {
  '.': 'src/index.ts',
  './analysis': 'src/analysis/index.ts',
  './excel': 'src/excel/index.ts',
  './languages': 'src/languages/index.ts',
  './phones': 'src/phones/index.ts',
  './postgres': 'src/postgres/index.ts',
  './render': 'src/render/index.ts',
  './store': 'src/store/index.ts',
  './testing': 'src/testing/index.ts',
} as const
