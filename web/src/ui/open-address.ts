/** Has the browser save what lies there under its name: the address says that it is not to be shown. */
export function openAddress(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.click();
}
