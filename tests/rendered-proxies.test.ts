import { expect, test } from 'vitest';
import helm from '../analyzers/helm/analyzer.ts';
import nginx from '../analyzers/nginx/analyzer.ts';
import { runAnalyzers } from '../src/analyze/run-analyzers.ts';
import { silent } from '../src/model/progress.ts';
import { textOf } from '../src/sdk/interpolate.ts';
import { memoryRepository } from './support/memory-repository.ts';

const CONFIG = `apiVersion: v1
kind: ConfigMap
metadata: { name: gate }
data:
  default.conf: |
    {{- if .Values.isOpen }}
    server {
      {{- range .Values.stalls }}
      location /{{ . }}/ {
        proxy_pass http://{{ . }}:{{ $.Values.port }};
      }
      {{- end }}
    }
    {{- end }}
`;

const CHART = {
  'market/Chart.yaml': 'apiVersion: v2\nname: market\nversion: 0.1.0\n',
  'market/values.yaml': 'isOpen: true\nport: 8080\nstalls: [cheese, bread]\n',
  'market/templates/gate.yaml': CONFIG,
};

async function callsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { facts } = await runAnalyzers(memoryRepository(files), [nginx, helm], silent);
  const calls = facts.flatMap((fact) => (fact.kind === 'call' ? [fact] : []));
  return calls.map(({ owner, target, evidence }) => {
    const of = owner.is === 'file' ? owner.path : '';
    return `${evidence.path}:${evidence.line} ${of} ${target ? textOf(target) : '?'}`;
  });
}

test('a proxy file in a ConfigMap of a chart is read as the chart renders it, with the lines of the template', async () => {
  expect(await callsOf(CHART)).toEqual([
    'market/templates/gate.yaml:10 configmap:gate http://cheese:8080',
    'market/templates/gate.yaml:10 configmap:gate http://bread:8080',
  ]);
});

test('what the values of a chart leave out is nowhere', async () => {
  expect(await callsOf({ ...CHART, 'market/values.yaml': 'isOpen: false\n' })).toEqual([]);
});
