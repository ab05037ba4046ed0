/** Opens a workbook of any format by its content. */
import { SeatlineError } from '../../../core/errors.js'
import { openCompound } from '../container/compound-file.js'
import { openZip, type Zip } from '../container/zip.js'
import {
  asFileError,
  corrupt,
  encrypted,
  tooLarge,
  unsupported,
  type ReadLimits,
} from '../limits.js'
import { atOnce, createRest, withRests, type Steps } from '../pace.js'
import type { Workbook, WorkbookReader } from '../reader.js'
import { createDecoder } from '../text-coding.js'
import { openCsv } from './csv/csv.js'
import { detectFormat } from './detect-format.js'
import { openOds } from './ods/ods.js'
import { openXls } from './xls/xls.js'
import { openXlsb } from './xlsb/xlsb.js'
import { findWorkbookPart } from './xlsx/parts.js'
import { openXlsx } from './xlsx/xlsx.js'

/**
 * The reader used unless another is given. All formats are read here, in pieces.
 *
 * @public
 */
export const defaultReader: WorkbookReader = { open: openWorkbook }

async function openWorkbook(
  bytes: Uint8Array,
  limits: ReadLimits,
  signal?: AbortSignal,
  encoding?: string,
): Promise<Workbook> {
  if (bytes.length > limits.bytes) throw tooLarge('bytes', limits.bytes)
  try {
    return await open(bytes, limits, signal, encoding)
  } catch (error) {
    throw asFileError(error)
  }
}

async function open(
  bytes: Uint8Array,
  limits: ReadLimits,
  signal?: AbortSignal,
  encoding?: string,
): Promise<Workbook> {
  const detected = detectFormat(bytes)
  switch (detected.kind) {
    case 'zip':
      return openContainer(openZip(bytes, limits), limits, signal)
    case 'xls':
      return openXls(workbookStream(bytes), limits, signal)
    case 'text':
      return openCsv(bytes, limits, { encoding, signal })
    case 'encrypted':
      throw encrypted('xlsx')
    case 'empty':
      throw new SeatlineError('file_empty', 'The file is empty. Choose another one.', { sheet: '' })
    case 'other':
      throw unsupported(detected.name)
  }
}

/**
 * The records of an .xls workbook: in a stream of a compound file since 1993, before that the file
 * itself.
 */
function workbookStream(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xd0) return bytes
  const compound = openCompound(bytes)
  const stream = compound.read('workbook') ?? compound.read('book')
  if (stream === undefined) throw corrupt('its workbook is missing')
  return stream
}

async function openContainer(
  zip: Zip,
  limits: ReadLimits,
  signal?: AbortSignal,
): Promise<Workbook> {
  if (zip.has('content.xml') && zip.has('mimetype')) return openOpenDocument(zip, limits, signal)
  const workbookPart = await withRests(findWorkbookPart(zip), createRest(signal))
  if (workbookPart === undefined || !zip.has(workbookPart)) {
    if (zip.has('[Content_Types].xml')) throw corrupt('its workbook part is missing')
    throw unsupported('a ZIP archive')
  }
  if (workbookPart.endsWith('.bin')) return openXlsb(zip, workbookPart, limits, signal)
  if (/(?:^|\/)(?:document|presentation)\d*\.xml$/i.test(workbookPart))
    throw unsupported('a text document or presentation')
  return openXlsx(zip, workbookPart, limits, signal)
}

async function openOpenDocument(
  zip: Zip,
  limits: ReadLimits,
  signal?: AbortSignal,
): Promise<Workbook> {
  const type = atOnce(startOf(zip, 'mimetype', 200))
  if (!type.includes('opendocument.spreadsheet'))
    throw unsupported('an OpenDocument file that is no spreadsheet')
  if (await withRests(isEncryptedOds(zip), createRest(signal))) throw encrypted('ods')
  return openOds(zip, limits, signal)
}

function* isEncryptedOds(zip: Zip): Steps<boolean> {
  if (zip.has('encrypted-package')) return true
  if (!zip.has('META-INF/manifest.xml')) return false
  const manifest = yield* startOf(zip, 'META-INF/manifest.xml', LONGEST_MANIFEST)
  return manifest.includes('encryption-data')
}

/** It names every part, and says of each whether it is encrypted. */
const LONGEST_MANIFEST = 1_000_000

/** The beginning of a part as text. */
function* startOf(zip: Zip, name: string, longest: number): Steps<string> {
  let text = ''
  const decoder = createDecoder('utf-8')
  for (const window of zip.unpack(name)) {
    text += decoder.decode(window, { stream: true })
    if (text.length >= longest) break
    yield
  }
  return text.slice(0, longest)
}
