import type { Analyzer } from '../src/model/analyzer.ts';
import codeowners from './codeowners/analyzer.ts';
import csharp from './csharp/analyzer.ts';
import dockerCompose from './docker-compose/analyzer.ts';
import dockerfile from './dockerfile/analyzer.ts';
import dotenv from './dotenv/analyzer.ts';
import dotnetProject from './dotnet-project/analyzer.ts';
import dotnetSettings from './dotnet-settings/analyzer.ts';
import gradle from './gradle/analyzer.ts';
import kubernetes from './kubernetes/analyzer.ts';
import maven from './maven/analyzer.ts';
import nodePackage from './node-package/analyzer.ts';
import protobuf from './protobuf/analyzer.ts';
import springConfig from './spring-config/analyzer.ts';
import typescript from './typescript/analyzer.ts';

/** Every analyzer that a run uses, sorted by name. */
export const analyzers: readonly Analyzer[] = [
  codeowners,
  csharp,
  dockerCompose,
  dockerfile,
  dotenv,
  dotnetProject,
  dotnetSettings,
  gradle,
  kubernetes,
  maven,
  nodePackage,
  protobuf,
  springConfig,
  typescript,
];
