import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { readDateStyles, readWorkbookPart, StringsReader, type SheetPlace } from './read-parts';
import {
  LONGEST_CELL,
  MOST_CHARACTERS,
  SheetReader,
  TooLarge,
  type CellPlace,
  type ReadSheet,
  type SheetLimits,
  type SheetSurroundings,
} from './read-sheet';
import type { ReadAnswer, WantedSheets, WorkbookRefusal } from './read-answer';

/** What an archive may be, by its own directory: looked at before anything is unpacked, and held while it is. */
const MOST_ENTRIES = 500;
const MOST_UNPACKED = 400 * 1024 * 1024;
const LARGEST_PART = 8 * 1024 * 1024;
const MOST_TEXT = 64 * 1024 * 1024;

const MB = 1024 * 1024;
const WORKBOOK = 'xl/workbook.xml';
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

class Refused extends Error {
  constructor(
    readonly code: WorkbookRefusal['code'],
    message: string,
  ) {
    super(message);
  }
}

/** Reads the wanted sheets of a workbook. What is wrong with the file is an answer, never a failure. */
export async function openWorkbook(bytes: Buffer, wanted: WantedSheets, limits: SheetLimits): Promise<ReadAnswer> {
  try {
    return { refused: null, ...(await read(bytes, wanted, limits)) };
  } catch (error) {
    return { refused: refusalOf(error, limits), main: null, further: null };
  }
}

function refusalOf(error: unknown, { rows, columns }: SheetLimits): WorkbookRefusal {
  if (error instanceof Refused) return { code: error.code, message: error.message };
  if (!(error instanceof TooLarge))
    return { code: 'workbook-unreadable', message: '文件损坏，或者不是按 Excel 工作簿（.xlsx）的格式写成，无法读取' };
  switch (error.what) {
    case 'rows':
      return {
        code: 'workbook-too-many-rows',
        message: `工作表超过 ${rows - 1} 行（不含表头）：一次至多导入 ${rows - 1} 行，请分成几个文件`,
      };
    case 'columns':
      return { code: 'workbook-too-many-columns', message: `工作表超过 ${columns} 列，与模板不符` };
    case 'cell':
      return {
        code: 'workbook-too-large',
        message: `${wordPlace(error.at)}超过 ${LONGEST_CELL} 个字符（表格软件自身的上限），无法读取：请缩短后重新上传`,
        at: error.at,
      };
    case 'row':
      return {
        code: 'workbook-too-large',
        message: `${wordPlace(error.at)}过长，无法读取：请检查这一行各格的内容`,
        at: error.at,
      };
    case 'text':
      return {
        code: 'workbook-too-large',
        message: `工作表各格的文字合计超过 ${MOST_CHARACTERS / MB} 兆字符，无法读取：请分成几个文件`,
      };
    default:
      return { code: 'workbook-too-large', message: '工作表中合并的单元格过多，无法读取' };
  }
}

function wordPlace(at: CellPlace | null): string {
  if (!at) return '工作表中有一格';
  const sheet = `工作表“${at.sheet.slice(0, 40)}”`;
  return at.column === null ? `${sheet}第 ${at.row} 行` : `${sheet}的单元格 ${at.column}${at.row} `;
}

async function read(bytes: Buffer, wanted: WantedSheets, limits: SheetLimits): Promise<Omit<ReadAnswer, 'refused'>> {
  if (bytes.subarray(0, OLE.length).equals(OLE))
    throw new Refused('workbook-not-one', '文件是旧格式（.xls）或者设了打开密码：请另存为不加密的 .xlsx 再上传');
  const zip = await open(bytes);
  const entries = await directoryOf(zip);
  checkDirectory(entries);
  const part = async (name: string): Promise<string> => {
    const entry = entries.get(name);
    if (!entry) return '';
    if (entry.uncompressedSize > LARGEST_PART)
      throw new Refused('workbook-too-large', `工作簿的 ${name} 解压后超过 ${LARGEST_PART / MB} MB，无法读取`);
    const parts: string[] = [];
    await stream(zip, entry, (chunk) => parts.push(chunk));
    return parts.join('');
  };
  const { sheets, from1904 } = readWorkbookPart(await part(WORKBOOK), await part('xl/_rels/workbook.xml.rels'));
  const main = sheets.find(({ name }) => name.trim() === wanted.main) ?? sheets[0];
  if (!main) throw new Refused('workbook-empty', '工作簿中没有工作表');
  const around: SheetSurroundings = {
    strings: await stringsOf(zip, entries.get('xl/sharedStrings.xml')),
    dateStyles: readDateStyles(await part('xl/styles.xml')),
    from1904,
  };
  const further = sheets.find((sheet) => sheet !== main && sheet.name.trim() === wanted.further);
  return {
    main: await sheetOf(zip, entries, main, around, limits),
    further: further
      ? await sheetOf(zip, entries, further, around, { ...limits, rows: wanted.furtherRows ?? limits.rows })
      : null,
  };
}

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) =>
      zip ? resolve(zip) : reject(new Refused('workbook-not-one', wordNoZip(error))),
    ),
  );
}

function wordNoZip(error: Error | null): string {
  return error === null || /end of central directory/i.test(error.message)
    ? '文件不是 Excel 工作簿（.xlsx），或者没有传完整'
    : '文件的压缩目录损坏，无法读取';
}

/** The entries of an archive by name. */
function directoryOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES)
    throw new Refused('workbook-too-large', `文件内有 ${zip.entryCount} 个部分，至多 ${MOST_ENTRIES} 个，不予解压`);
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', reject);
    zip.readEntry();
  });
}

function checkDirectory(entries: ReadonlyMap<string, Entry>): void {
  const names = [...entries.keys()];
  if (names.some((name) => /vbaproject\.bin$/i.test(name) || /(^|\/)macrosheets\//i.test(name)))
    throw new Refused('workbook-macro', '工作簿带有宏：请另存为不带宏的 .xlsx 再上传');
  if (!entries.has('[Content_Types].xml') || !entries.has(WORKBOOK))
    throw new Refused('workbook-not-one', '文件是压缩包，不是 Excel 工作簿（.xlsx）');
  const unpacked = [...entries.values()].reduce((total, entry) => total + entry.uncompressedSize, 0);
  if (unpacked > MOST_UNPACKED)
    throw new Refused(
      'workbook-too-large',
      `工作簿解压后有 ${Math.ceil(unpacked / MB)} MB，至多 ${MOST_UNPACKED / MB} MB，不予解压`,
    );
}

/** Unpacks an entry piece by piece; one that is longer than the directory says, or whose checksum is another, is an error. */
function stream(zip: ZipFile, entry: Entry, take: (chunk: string) => void): Promise<void> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, opened?: Readable) => {
      if (!opened) return reject(error ?? new Error('no stream'));
      const decoder = new TextDecoder('utf-8');
      let sum = 0;
      opened.on('data', (chunk: Buffer) => {
        try {
          sum = crc32(chunk, sum);
          take(decoder.decode(chunk, { stream: true }));
        } catch (cause) {
          opened.destroy();
          reject(cause instanceof Error ? cause : new Error(String(cause)));
        }
      });
      opened.once('end', () => (sum === entry.crc32 ? resolve() : reject(new Error('checksum'))));
      opened.once('error', reject);
    }),
  );
}

async function stringsOf(zip: ZipFile, entry: Entry | undefined): Promise<readonly string[]> {
  if (!entry) return [];
  const reader = new StringsReader(MOST_TEXT);
  await stream(zip, entry, (chunk) => {
    if (!reader.take(chunk))
      throw new Refused('workbook-too-large', `工作簿中的文字超过 ${MOST_TEXT / MB} MB，无法读取`);
  });
  return reader.strings;
}

async function sheetOf(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  { name, path }: SheetPlace,
  around: SheetSurroundings,
  limits: SheetLimits,
): Promise<ReadSheet> {
  const entry = entries.get(path);
  if (!entry) throw new Refused('workbook-unreadable', `工作簿中没有工作表“${name.slice(0, 40)}”的内容，无法读取`);
  const reader = new SheetReader(name, around, limits);
  await stream(zip, entry, (chunk) => reader.take(chunk));
  return reader.end();
}
