/**
 * `Content-Disposition` of a download: an ASCII name for old clients, the real one as RFC 5987 writes it.
 * Always `attachment`: nothing that was uploaded is shown inside the site.
 */
export function contentDisposition(name: string): string {
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  const plain = /^[A-Za-z0-9][A-Za-z0-9._ -]*$/.test(name) ? name : `download${extension}`;
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
