/** Names that Windows keeps for its devices, whatever the extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
/** What no file may be called on some system: separators, wildcards, what is not seen or turns the direction of writing. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}<>:"/\\|?*]/gu;

/**
 * `Content-Disposition` of a download: an ASCII name for old clients, the real one as RFC 5987 writes it.
 * Always `attachment`: nothing that was uploaded is shown inside the site.
 */
export function contentDisposition(given: string): string {
  const name = fileName(given);
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  const plain = /^[A-Za-z0-9][A-Za-z0-9._ -]*$/.test(name) ? name : `download${extension}`;
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** A name under which a file can be kept on any system; an ordinary one stays as it is. */
function fileName(given: string): string {
  const name = given.replace(UNSAFE, '_').replace(/^[. ]+|[. ]+$/g, '_');
  return RESERVED.test(name) ? `_${name}` : name || 'download';
}
