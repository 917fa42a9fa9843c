import { expect, test } from 'vitest';
import { analyze } from '../src/pipeline.ts';
import { scratchFolder } from './support/scratch.ts';

const PACKAGE = '{ "name": "orders", "dependencies": { "express": "4" } }';
const SERVER =
  "const express = require('express');\nconst app = express();\napp.get('/orders', (req, res) => res.json([]));\napp.listen(3000);\n";

async function read(files: Readonly<Record<string, string>>) {
  const { architecture } = await analyze(scratchFolder(files));
  return { architecture, codes: architecture.problems.map(({ code }) => code) };
}

test('dependencies that ask for each other are read, and so are their routes', async () => {
  const { architecture, codes } = await read({
    'main.py':
      'from fastapi import Depends, FastAPI\n\napp = FastAPI()\n\ndef a(x=Depends(lambda: b)):\n    return x\n\ndef b(x=Depends(a)):\n    return x\n\ndef a(x=Depends(b)):\n    return x\n\n@app.get("/orders")\ndef orders(x=Depends(a)):\n    return []\n',
  });

  expect(codes).not.toContain('analyzer-failed');
  expect(architecture.routes.map(({ path }) => path)).toEqual(['/orders']);
});

test('lists of middlewares that hold themselves are read, and so are the routes', async () => {
  const { architecture, codes } = await read({
    'package.json': PACKAGE,
    'index.js':
      "const express = require('express');\nconst app = express();\nconst a = [b];\nconst b = [a];\napp.get('/orders', a, (req, res) => res.json([]));\napp.listen(3000);\n",
  });

  expect(codes).not.toContain('analyzer-failed');
  expect(architecture.routes.map(({ path }) => path)).toEqual(['/orders']);
});

test('a member that a decorator makes of itself ends, and stays short', async () => {
  const { architecture, codes } = await read({
    'package.json': '{ "name": "orders", "dependencies": { "axios": "1" }, "scripts": { "start": "node index.ts" } }',
    'index.ts':
      "import axios from 'axios';\nconst Named = (target: any) => { target.path = target.path + target.path + target.path; };\n@Named\nclass Order {}\naxios.get('http://stock/' + (Order as any).path);\n",
  });

  expect(codes).not.toContain('analyzer-failed');
  expect(architecture.unknowns.map(({ message }) => message.length < 200)).toEqual([true]);
});

test('types that extend themselves many times end, and a secret in a type stays away', async () => {
  const parents = Array(25).fill('Order').join(', ');
  const { architecture } = await read({
    'package.json': PACKAGE,
    'index.ts': `import express from 'express';\ninterface Order extends ${parents} { id: string; apiToken: 'hunter2' }\nconst app = express();\napp.post('/orders', (req: express.Request<{}, {}, Order>, res) => res.json({}));\napp.listen(3000);\n`,
  });

  expect(architecture.routes.map(({ path, request }) => [path, request?.fields])).toEqual([
    ['/orders', { id: 'string', apiToken: 'string' }],
  ]);
  expect(JSON.stringify(architecture.routes.map(({ request }) => request?.fields))).not.toContain('hunter2');
});

test('schemas that are made of themselves end', async () => {
  const parts = Array.from({ length: 25 }, () => "        - $ref: '#/components/schemas/Order'\n").join('');
  const { codes } = await read({
    'asyncapi.yaml': `asyncapi: 2.6.0\ninfo: { title: orders, version: '1' }\nchannels:\n  orders:\n    publish:\n      message:\n        payload: { $ref: '#/components/schemas/Order' }\ncomponents:\n  schemas:\n    Order:\n      allOf:\n${parts}      properties:\n        tree: &tree { type: array, items: *tree }\n`,
    'package.json': PACKAGE,
  });

  expect(codes).not.toContain('analyzer-failed');
});

test('files that all export each other, and names that lead back to themselves, end', { timeout: 30_000 }, async () => {
  const all = Array.from({ length: 16 }, (_, index) => index);
  const parts = all.map((index) => {
    const others = all.flatMap((other) => (other === index ? [] : [`export * from './part${other}.js';\n`]));
    return [`part${index}.js`, `${others.join('')}export const path${index} = '/orders/${index}';\n`] as const;
  });
  const { architecture, codes } = await read({
    'package.json': PACKAGE,
    ...Object.fromEntries(parts),
    'first.js': "import { none } from './second.js';\nexport { none };\n",
    'second.js': "import { none } from './first.js';\nexport { none };\n",
    'index.js':
      "import express from 'express';\nimport { path15, unsaid } from './part0.js';\nimport { none } from './first.js';\nconst app = express();\napp.get(path15, (req, res) => res.json([]));\napp.get(unsaid, none);\napp.get(none, none);\napp.listen(3000);\n",
  });

  expect(codes).not.toContain('analyzer-failed');
  expect(architecture.routes.map(({ path }) => path)).toEqual(['/orders/15']);
});

test('Go structs of settings that hold themselves and each other many times end', { timeout: 30_000 }, async () => {
  const children = (type: string) => Array.from({ length: 12 }, (_, at) => `Child${at} ${type}`).join('; ');
  const levels = [1, 2, 3, 4, 5, 6].map((at) => `type Level${at} struct { Name string; ${children(`Level${at + 1}`)} }\n`);
  const { architecture, codes } = await read({
    'go.mod': 'module shop/orders\n',
    'main.go': `package main\nimport ("net/http"; "github.com/spf13/viper")\ntype Node struct { URL string; ${children('*Node')}; Top Level1 }\n${levels.join('')}type Level7 struct { Name string }\nfunc main() { var cfg Node; viper.Unmarshal(&cfg); http.HandleFunc("/nodes", nil); http.ListenAndServe(cfg.URL, nil) }\n`,
  });

  expect(codes).not.toContain('analyzer-failed');
  expect(architecture.routes.map(({ path }) => path)).toEqual(['/nodes']);
});

test.each([200, 40_000])(
  'data %i levels deep that code imports is read as far as it goes, and so are the routes',
  async (depth) => {
    const { architecture, codes } = await read({
      'package.json': PACKAGE,
      'deep.json': `{"path":"/orders","in":${'['.repeat(depth)}${']'.repeat(depth)}}`,
      'index.js':
        "const express = require('express');\nconst deep = require('./deep.json');\nconst app = express();\napp.get('/rooms', (req, res) => res.json(deep));\napp.listen(3000);\n",
    });

    expect(codes).not.toContain('analyzer-failed');
    expect(architecture.routes.map(({ path }) => path)).toEqual(['/rooms']);
  },
);

test('a bundler is told by a list of steps that never ends, and the routes are read', async () => {
  const { architecture, codes } = await read({
    'package.json': '{ "name": "orders", "dependencies": { "express": "4", "react-dom": "18" } }',
    'webpack.config.js': `const path = require('path');\nmodule.exports = { entry: path.join(__dirname, ${'"a"    '.repeat(400)};\n`,
    'index.js':
      "const express = require('express');\nconst app = express();\napp.get('/orders', (req, res) => res.json([]));\napp.listen(3000);\n",
  });

  expect(codes).not.toContain('analyzer-failed');
  expect(architecture.routes.map(({ path }) => path)).toEqual(['/orders']);
});

test.each([
  [
    'C# adds to a list of assemblies',
    {
      'Orders.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"/>',
      'Program.cs':
        'using System.Reflection;\nusing Microsoft.AspNetCore.Builder;\nvar builder = WebApplication.CreateBuilder(args);\nAssembly[] all = [typeof(Program).Assembly];\nall = [.. all, Assembly.GetExecutingAssembly()];\nbuilder.Services.AddMediatR(all);\nvar app = builder.Build();\napp.MapGet("/orders", () => "");\n',
    },
  ],
  [
    'PM2 is told to start its own settings',
    {
      'package.json':
        '{ "name": "orders", "scripts": { "start": "pm2 start apps.config.js" }, "dependencies": { "express": "4" } }',
      'apps.config.js':
        "module.exports = { apps: [{ script: 'apps.config.js' }, { script: 'npm start' }, { script: 'index.js' }] };\n",
      'index.js': SERVER,
    },
  ],
  [
    'a required package is set to its own default',
    {
      'package.json': PACKAGE,
      'index.js': `let Redis = require('ioredis');\nRedis = Redis.default;\nconst redis = new Redis('redis://cache:6379');\n${SERVER}`,
    },
  ],
  [
    'a package is asked for that calls itself many times before it listens',
    {
      'package.json': '{ "name": "root", "workspaces": ["*"] }',
      'orders/package.json': '{ "name": "orders", "main": "index.js", "dependencies": { "express": "4" } }',
      'orders/index.js': `const app = require('express')();\nfunction start() {\n  app.listen(3000);\n${'  start();\n'.repeat(300)}}\nmodule.exports = { start };\n`,
      'shop/package.json': '{ "name": "shop", "scripts": { "start": "node index.js" }, "dependencies": { "orders": "1" } }',
      'shop/index.js': `require('orders');\n${SERVER}`,
    },
  ],
  [
    'a placeholder of Spring stands in itself many times',
    {
      'pom.xml': '<project><artifactId>orders</artifactId></project>',
      'src/main/java/Orders.java': `import org.springframework.beans.factory.annotation.Value;\nimport org.springframework.web.bind.annotation.*;\n@RestController\npublic class Orders {\n  @Value("${'${a:'.repeat(12_000)}${'}'.repeat(12_000)}") String none;\n  @GetMapping("/orders") public String all() { return none; }\n}\n`,
    },
  ],
  [
    'a constant of Camel is made of itself',
    {
      'pom.xml': '<project><artifactId>orders</artifactId></project>',
      'src/main/java/Orders.java': `import org.apache.camel.builder.RouteBuilder;\npublic class Orders extends RouteBuilder {\n  static final String A = ${Array(12).fill('A').join(' + ')};\n  public void configure() {\n    from(A).to(A);\n    rest("/orders").get("");\n  }\n}\n`,
    },
  ],
  [
    'a command of Dropwizard never ends',
    {
      'pom.xml': '<project><artifactId>orders</artifactId></project>',
      Dockerfile: `FROM java\nCMD server${'  - '.repeat(40)}x\n`,
      'one.yml': 'server:\n  port: 80\n',
      'two.yml': 'server:\n  port: 81\n',
      'src/main/java/Orders.java':
        'import io.dropwizard.core.Application;\nimport io.dropwizard.core.setup.Environment;\nimport jakarta.ws.rs.*;\n@Path("/orders")\npublic class Orders extends Application<Settings> {\n  public static void main(String[] args) throws Exception { new Orders().run(args); }\n  public void run(Settings settings, Environment environment) { environment.jersey().register(new Orders()); }\n  @GET public String all() { return ""; }\n}\n',
    },
  ],
  [
    'Logback includes itself many times',
    {
      'package.json': PACKAGE,
      'index.js': SERVER,
      'src/main/resources/logback.xml': `<configuration>${'<include resource="logback.xml"/>'.repeat(40)}</configuration>`,
    },
  ],
] as const)('%s, and the routes are read', { timeout: 30_000 }, async (_what, files) => {
  const { architecture, codes } = await read(files);

  expect(codes).not.toContain('analyzer-failed');
  expect(architecture.routes.map(({ path }) => path)).toEqual(['/orders']);
});

test('functions of Go that all call each other on the way to what loads the settings end', { timeout: 20_000 }, async () => {
  const all = Array.from({ length: 14 }, (_, index) => index);
  const layers = all.map((index) => {
    const others = all.filter((other) => other !== index);
    const imports = ['config', ...others.map((other) => `layer${other}`)].map((name) => `"shop/orders/${name}"`).join('; ');
    const calls = others.map((other) => `layer${other}.Init(name)`).join('; ');
    const text = `package layer${index}\nimport (${imports})\nfunc Init(name string) { config.Load(name); ${calls} }\n`;
    return [`layer${index}/init.go`, text] as const;
  });
  const { architecture, codes } = await read({
    'go.mod': 'module shop/orders\n',
    'config/config.go':
      'package config\nimport "github.com/spf13/viper"\nfunc Load(name string) { viper.SetConfigFile(name); viper.ReadInConfig() }\n',
    'settings.yaml': 'stock:\n  url: http://stock:8080\n',
    'main.go':
      'package main\nimport ("net/http"; "github.com/spf13/viper"; "shop/orders/layer0")\nfunc main() { layer0.Init("settings.yaml"); http.Get(viper.GetString("stock.url") + "/boxes"); http.ListenAndServe(":8080", nil) }\n',
    ...Object.fromEntries(layers),
  });

  expect(codes).not.toContain('analyzer-failed');
  expect(architecture.unknowns.map(({ message }) => message)).toEqual(['orders sends a request to http://stock:8080/boxes.']);
});

test('a long chain of files of Python that open one another ends', { timeout: 60_000 }, async () => {
  const chain = Array.from({ length: 4000 }, (_, index) => [`m${index}.py`, `from m${index + 1} import *\n`] as const);
  const { architecture, codes } = await read({
    'app.py': `from flask import Flask\nfrom m0 import *\napp = Flask(__name__)\n@app.route("/orders")\ndef orders():\n    return missing()\n`,
    ...Object.fromEntries(chain),
  });

  expect(codes).not.toContain('analyzer-failed');
  expect(architecture.routes.map(({ path }) => path)).toEqual(['/orders']);
});

test('a long chain of constants of C# ends, and the host is read', { timeout: 30_000 }, async () => {
  const links = Array.from({ length: 12_000 }, (_, index) => `    public const string C${index} = C${index + 1};\n`).join('');
  const { architecture, codes } = await read({
    'Host/Host.csproj': '<Project Sdk="Aspire.AppHost.Sdk/9.0.0"/>',
    'Host/Names.cs': `public static class Names\n{\n${links}}\n`,
    'Host/Program.cs':
      'var builder = DistributedApplication.CreateBuilder(args);\nbuilder.AddRedis("shelf");\nbuilder.AddRedis(Names.C0);\nbuilder.Build().Run();\n',
  });

  expect(codes).not.toContain('analyzer-failed');
  expect(architecture.nodes.map(({ name }) => name)).toEqual(['shelf']);
});
