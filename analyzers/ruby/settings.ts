import type { Expression } from '../../src/code/ir.ts';
import { spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { blockOf, positionalNodes } from './arguments.ts';
import { constantNamed } from './constants.ts';
import type { At, Lowering } from './lowering.ts';
import { plainText } from './texts.ts';

export const ENVIRONMENT = 'asbuilt.ruby';

/** `ENV.fetch('STOCK_URL', 'http://…')`, `ENV.fetch('STOCK_URL') { 'http://…' }`: https://docs.ruby-lang.org/en/3.3/ENV.html */
export function settingRead(node: Node, receiver: Node, name: string, at: At, lowering: Lowering): Expression | undefined {
  if (name === 'config_for') return configFile(node, lowering);
  if (receiver.text !== 'ENV' && receiver.text !== '::ENV')
    return blockOf(node) ? undefined : configured(receiver, name, lowering);
  if (name !== 'fetch') return undefined;
  const [key, fallback] = positionalNodes(node);
  const body = blockOf(node)?.childForFieldName('body');
  const second = fallback ?? body;
  if (!key) return undefined;
  const args = [lowering.expression(key, at), ...(second ? [lowering.expression(second, at)] : [])];
  return lowering.call(node, at, { callee: spelled(ENVIRONMENT, 'setting'), arguments: args });
}

/** `ENV['STOCK_URL']`. */
export function environmentAt(key: Node, node: Node, at: At, lowering: Lowering): Expression {
  const args = [lowering.expression(key, at)];
  return lowering.call(node, at, { callee: spelled(ENVIRONMENT, 'setting'), arguments: args });
}

/** `Rails.configuration.x.stock_url`, set as `config.x.stock_url = …` in an initializer or environment. */
function configured(receiver: Node, name: string, lowering: Lowering): Expression | undefined {
  const path = /^Rails\.(?:configuration|application\.config)((?:\.\w+)*)$/.exec(receiver.text)?.[1];
  return path === undefined ? undefined : configRead(`${path}.${name}`, receiver, lowering);
}

/** How what the configuration says is called. */
export const CONFIG = 'asbuilt.config';
/** How the files of the configuration are called that a program reads by their names. */
export const CONFIG_FILE = 'asbuilt.file:';
const MAIL = '.action_mailer.smtp_settings';
/** Under which name a program has it. */
export const MAIL_SETTINGS = CONFIG + MAIL;

/** `config_for(:orders)`: what the file of that name says. */
export function configFile(node: Node, lowering: Lowering): Expression | undefined {
  const name = plainText(positionalNodes(node)[0]);
  if (name === undefined) return undefined;
  return constantNamed(`::${CONFIG_FILE}config/${name}.yml`, node, { scope: 0, nesting: [] }, lowering);
}

/** What the configuration says of the mail server: https://guides.rubyonrails.org/action_mailer_basics.html#action-mailer-configuration */
export function mailServer(node: Node, lowering: Lowering): Expression {
  return configRead(MAIL, node, lowering);
}

function configRead(path: string, node: Node, lowering: Lowering): Expression {
  return constantNamed(`::${CONFIG}${path}`, node, { scope: 0, nesting: [] }, lowering);
}

/** What an assignment to the configuration sets: `config.x.stock_url`, `Rails.application.config.stock_url`, `ActionMailer::Base.smtp_settings`. */
export function configName(target: Node): string | undefined {
  if (/^(?:::)?ActionMailer::Base\.smtp_settings$/.test(target.text)) return MAIL_SETTINGS;
  const path = /^(?:Rails\.(?:configuration|application\.config)|config)((?:\.\w+)+)$/.exec(target.text)?.[1];
  return path === undefined ? undefined : CONFIG + path;
}
