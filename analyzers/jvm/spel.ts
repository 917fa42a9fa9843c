import type { Expression, Place } from '../../src/code/ir.ts';
import type { ModuleDraft } from '../../src/frontend/module-draft.ts';
import { BEAN, PLACEHOLDER } from './conventions.ts';
import { importQualified } from './qualified-names.ts';

/** Where an expression is met. */
export interface Spot {
  readonly scope: number;
  readonly place: Place;
  readonly draft: ModuleDraft;
}

/**
 * What an expression in an annotation says, without its `#{}`: texts, beans and their properties, constants, settings, and sums of
 * them. `textOf` reads a text with its placeholders.
 * https://docs.spring.io/spring-framework/reference/core/expressions/language-ref.html
 */
export function spelOf(code: string, spot: Spot, textOf: (text: string) => Expression): Expression | undefined {
  const terms = termsOf(code);
  const parts = terms.map((term) => termOf(term, spot, textOf));
  const known = parts.filter((each) => each !== undefined);
  const [only] = known;
  if (known.length < parts.length || !only) return undefined;
  return known.length === 1 ? only : { is: 'concat', parts: known };
}

/** The operands of a sum; none where brackets or quotes stay open. */
function termsOf(code: string): readonly string[] {
  const terms: readonly string[] = code.match(/(?:'[^']*'|"[^"]*"|\([^()]*\)|[^+'"()])+/g) ?? [];
  return terms.join('+') === code ? terms.map((term) => term.trim()) : [];
}

const PATH = '((?:\\??\\.\\w{1,100}(?:\\(\\))?){0,8})';
const OF_BEAN = new RegExp(`^@?([A-Za-z_]\\w{0,100})${PATH}$`);
const OF_QUOTED_BEAN = new RegExp(`^@['"]([^'"]{1,300})['"]${PATH}$`);
const OF_TYPE = new RegExp(`^T\\(\\s{0,9}([\\w.]{1,300})\\s{0,9}\\)${PATH}$`);
const OF_SETTING =
  /^@?(?:environment\.(?:getProperty|getRequiredProperty)\(\s?['"]([\w.-]{1,200})['"]\s?\)|(?:environment|systemEnvironment|systemProperties)\[\s?['"]([\w.-]{1,200})['"]\s?\])$/;
/** Parting a text leaves the names that are in it. */
const PARTED = /\.(?:split\([^()]{0,20}\)|trim\(\))$/;

function termOf(written: string, spot: Spot, textOf: (text: string) => Expression): Expression | undefined {
  const term = written.replace(PARTED, '');
  const text = /^'([^']*)'$|^"([^"]*)"$/.exec(term);
  if (text) return textOf(text[1] ?? text[2] ?? '');
  if (/^\$\{[^{}]*\}$/.test(term)) return textOf(term);
  if (term === 'null') return { is: 'literal', value: null };
  if (/^(?:\d{1,15}|true|false)$/.test(term)) return { is: 'literal', value: term };
  const [, ...keys] = OF_SETTING.exec(term) ?? [];
  const key = keys.find((each) => each !== undefined);
  if (key !== undefined) return called({ is: 'name', name: PLACEHOLDER }, [key], spot);
  const [, type, constants = ''] = OF_TYPE.exec(term) ?? [];
  if (type !== undefined) return memberOf(typeNamed(type, spot), constants, spot);
  const [, bean, members = ''] = OF_QUOTED_BEAN.exec(term) ?? OF_BEAN.exec(term) ?? [];
  if (bean === undefined) return undefined;
  const found: Expression =
    bean === '__listener' ? { is: 'this' } : called({ is: 'name', name: BEAN }, [bean, spot.draft.path], spot);
  return memberOf(found, members, spot);
}

function typeNamed(type: string, { draft }: Spot): Expression {
  const [head = '', ...rest] = (importQualified(type, draft) ?? type).split('.');
  return rest.reduce<Expression>((of, name) => ({ is: 'member', of, name }), { is: 'name', name: head });
}

/** `getName()` reads the property `name`; other methods are called. */
function memberOf(of: Expression, path: string, spot: Spot): Expression {
  const members = path.split(/\??\./).slice(1);
  return members.reduce<Expression>((found, member) => {
    const [, first, rest = ''] = /^get([A-Z])(\w*)\(\)$/.exec(member) ?? [];
    const name = first === undefined ? member.replace('()', '') : first.toLowerCase() + rest;
    const inner: Expression = { is: 'member', of: found, name };
    return first === undefined && member.endsWith('()') ? called(inner, [], spot) : inner;
  }, of);
}

function called(callee: Expression, texts: readonly string[], { scope, place, draft }: Spot): Expression {
  const given = texts.map((value) => ({ is: 'literal', value }) as const);
  return draft.call({ callee, arguments: given, isNew: false, typeArguments: [], scope, place });
}
