import { literal, type Value } from '../model/value.ts';
import type { Claim } from './claims.ts';
import { declarationOfClass, siteOfClass } from './class-sites.ts';
import type { Transport, TransportsOf } from './match-decorators.ts';
import type { Reach } from './reach.ts';
import { optionsOf, type Thing } from './thing.ts';

const OWN: Value = { is: 'unknown', why: 'a transport of its own' };

/** Which transports the programs that reach a class serve their handlers over, as their start-up code says. */
export function transportsIn(claims: readonly Claim[], reach: Reach): TransportsOf {
  const found = claims.flatMap((claim) => {
    const transport = transportOf(claim, claims);
    return transport ? [{ transport, programs: reach.programsAtAll(claim.chain) }] : [];
  });
  return (of) => {
    const programs = reach.programsAt(siteOfClass(of));
    const served = found.flatMap((each) => {
      const both = each.programs.filter((program) => programs.has(program));
      return both.length > 0 ? [{ transport: each.transport, programs: both }] : [];
    });
    const silent = [...programs].filter((program) => !served.some((each) => each.programs.includes(program)));
    return silent.length > 0 || served.length === 0 ? [...served, { transport: undefined, programs: silent }] : served;
  };
}

function transportOf({ effect, values, things }: Claim, claims: readonly Claim[]): Transport | undefined {
  const { protocol, connection, package: contracts, through } = values;
  if (effect.does !== 'transport' || !protocol) return undefined;
  const own = things['by'] && ownTransport(things['by'], claims);
  const told = {
    ...(connection ? { connection } : {}),
    ...(contracts ? { package: contracts } : {}),
    ...(through ? { through } : {}),
  };
  return own ?? { protocol, ...told };
}

/** A transport that is a class of the repository speaks what the connections are that it opens. */
function ownTransport(by: Thing, claims: readonly Claim[]): Transport {
  for (const each of optionsOf(by)) {
    if (each.is !== 'instance') continue;
    const { module } = each.of;
    const name = declarationOfClass(each.of);
    const opened = claims.find(
      ({ effect, chain }) =>
        effect.does === 'connection' && chain.some((site) => site.module === module && site.declaration === name),
    );
    const target = opened?.values['target'];
    if (opened?.effect.does === 'connection')
      return { protocol: literal(opened.effect.protocol), ...(target ? { connection: target } : {}) };
  }
  return { protocol: OWN };
}
