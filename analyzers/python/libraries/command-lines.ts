import { arg, defineLibrary, first, keyword, type Library, type Selector, setting } from '../../../src/code/library.ts';
import { OPTION, PARSED } from '../command-lines.ts';

const argparse = defineLibrary({
  name: 'argparse',
  imports: ['argparse'],
  docs: 'https://docs.python.org/3/library/argparse.html',
  globals: [PARSED],
  values: { [PARSED]: { value: 'select', selector: arg(0) } },
});

const click = defineLibrary({
  name: 'click',
  imports: ['click'],
  docs: 'https://click.palletsprojects.com/en/stable/options/#values-from-environment-variables',
  globals: [OPTION],
  values: { [OPTION]: { value: 'setting', key: arg(0), fallback: arg(1) } },
});

const stated: Selector = first(setting(keyword('envvar'), arg(0)), arg(0));

const typer = defineLibrary({
  name: 'typer',
  imports: ['typer'],
  docs: 'https://typer.tiangolo.com/tutorial/arguments/envvar/',
  values: { Option: { value: 'select', selector: stated }, Argument: { value: 'select', selector: stated } },
});

/** What may be said on a program's command line. */
export const commandLines: readonly Library[] = [argparse, click, typer];
