import type { Analyzer } from '../src/model/analyzer.ts';
import codeowners from './codeowners/analyzer.ts';
import dapr from './dapr/analyzer.ts';
import dockerCompose from './docker-compose/analyzer.ts';
import dockerfile from './dockerfile/analyzer.ts';
import dotenv from './dotenv/analyzer.ts';
import helm from './helm/analyzer.ts';
import kubernetes from './kubernetes/analyzer.ts';
import kustomize from './kustomize/analyzer.ts';
import nodePackage from './node-package/analyzer.ts';
import protobuf from './protobuf/analyzer.ts';
import serverless from './serverless/analyzer.ts';
import terraform from './terraform/analyzer.ts';
import typescript from './typescript/analyzer.ts';

/** Every analyzer that a run uses, sorted by name. */
export const analyzers: readonly Analyzer[] = [
  codeowners,
  dapr,
  dockerCompose,
  dockerfile,
  dotenv,
  helm,
  kubernetes,
  kustomize,
  nodePackage,
  protobuf,
  serverless,
  terraform,
  typescript,
];
