import PDFDocument from 'pdfkit';

export interface Passwords {
  /** Needed to open it. */
  readonly userPassword?: string;
  /** Needed to change or print it well. */
  readonly ownerPassword?: string;
}

/** A PDF as pdfkit writes it; each version of the format locks in another way (1.3, 1.4, 1.6, 1.7ext3: revisions 2 to 5). */
export function pdfWith(version: string, passwords: Passwords): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument({
      pdfVersion: version as '1.7',
      ...passwords,
      ...('ownerPassword' in passwords ? { permissions: { printing: 'lowResolution' } } : {}),
    });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    document.text('Minutes').end();
  });
}
