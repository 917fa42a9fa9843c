/** The code of a file: the text itself, or the scripts of a Vue, Svelte or Astro component with everything else blanked out. */
export function scriptOf(path: string, text: string): string {
  if (/\.astro$/i.test(path)) return fencedScript(text);
  return /\.(vue|svelte)$/i.test(path) ? onlyScripts(text) : text;
}

/** What the server runs stands between fences at the start: https://docs.astro.build/en/basics/astro-components/#the-component-script */
function fencedScript(text: string): string {
  const [fenced = '', before = '', script = ''] = /^(\s*---)([\s\S]*?\n)---/.exec(text) ?? [];
  if (fenced === '') return onlyScripts(text);
  return `${blank(before)}${script}${blank('---')}${onlyScripts(text.slice(fenced.length))}`;
}

/** Lines and columns stay where they are, so that evidence points into the component. */
function onlyScripts(text: string): string {
  let script = '';
  let end = 0;
  for (const opening of text.matchAll(/<script(?=[\s>])[^>]{0,2000}>/gi)) {
    const start = opening.index + opening[0].length;
    if (opening.index < end || opening[0].endsWith('/>')) continue;
    const closing = text.slice(start).search(/<\/script\s{0,20}>/i);
    const stop = closing < 0 ? text.length : start + closing;
    script += blank(text.slice(end, start)) + text.slice(start, stop);
    end = stop;
  }
  return script + blank(text.slice(end));
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
