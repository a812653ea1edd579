import { formKeyParameter, trapField } from '#shared/model/capture.ts';
import { apiPrefix } from '#shared/model/routes/route.ts';

export interface SnippetWords {
  readonly name: string;
  readonly company: string;
  readonly phone: string;
  readonly email: string;
  readonly message: string;
  readonly send: string;
  readonly thanks: string;
}

/** The address that a form sends to. */
export function captureAddress(origin: string, key: string): string {
  return `${origin}${apiPrefix}/capture/leads?${formKeyParameter}=${key}`;
}

/** A page's form, ready to be pasted: it needs no library, and sends a request that browsers allow from any page. */
export function writeSnippet(address: string, words: SnippetWords): string {
  return `<form id="steward-form">
  <label>${words.name} <input name="contactName" autocomplete="name"></label>
  <label>${words.company} <input name="companyName" autocomplete="organization"></label>
  <label>${words.phone} <input name="phone" type="tel" autocomplete="tel"></label>
  <label>${words.email} <input name="email" type="email" autocomplete="email"></label>
  <label>${words.message} <textarea name="message"></textarea></label>
  <input name="${trapField}" tabindex="-1" autocomplete="off" aria-hidden="true" style="position:absolute;left:-9999px">
  <button>${words.send}</button>
</form>
<script>
  document.getElementById('steward-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = event.target;
    const answer = await fetch('${address}', { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    if (answer.ok) form.textContent = '${words.thanks}';
  });
</script>`;
}
