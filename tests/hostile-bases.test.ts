import { expect, test } from 'vitest';
import { analyze } from '../src/pipeline.ts';
import { scratchFolder } from './support/scratch.ts';

const NAMES = Array.from({ length: 40 }, (_, index) => `Order${index}`);

/** A line for each of many names, that tells all the others. */
function each(line: (name: string, others: readonly string[]) => string): string {
  return NAMES.map((name) =>
    line(
      name,
      NAMES.filter((other) => other !== name),
    ),
  ).join('');
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

test.each([
  [
    'Python',
    {
      'requirements.txt': 'flask\n',
      'app.py': `from flask import Flask\napp = Flask(__name__)\n${each((name, others) => `class ${name}(${others.join(', ')}):\n    url = "http://stock"\n`)}@app.route("/orders")\ndef orders():\n    return Order1().missing\n`,
    },
  ],
  [
    'Python of a program that is all of its folder',
    {
      Dockerfile: 'FROM python:3\nCOPY . .\nCMD ["gunicorn", "app:app"]\n',
      'requirements.txt': 'flask\n',
      'app.py': `from flask import Flask\napp = Flask(__name__)\nclass A(${Array(60).fill('B').join(', ')}):\n    pass\nclass B(${Array(60).fill('A').join(', ')}):\n    pass\n@app.route("/orders")\ndef orders():\n    return []\n`,
    },
  ],
  [
    'C#',
    {
      'Orders.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"/>',
      'Program.cs': `using Microsoft.AspNetCore.Builder;\nvar app = WebApplication.CreateBuilder(args).Build();\napp.MapGet("/orders", () => "");\napp.Run();\n${each((name, others) => `public interface ${name} : ${others.join(', ')} { }\n`)}`,
    },
  ],
  [
    'Go',
    {
      'go.mod': 'module shop/orders\n',
      'main.go': `package main\nimport "net/http"\n${each((name, others) => `type ${name} struct { ${others.join('; ')} }\n`)}func main() { order := Order0{}; http.Get(order.Missing); http.HandleFunc("/orders", nil); http.ListenAndServe(":80", nil) }\n`,
    },
  ],
  [
    'PHP',
    {
      'composer.json': '{ "require": { "laravel/framework": "11" } }',
      artisan: '',
      'routes/web.php': `<?php\nuse Illuminate\\Support\\Facades\\Route;\n${each((name, others) => `interface ${name} extends ${others.join(', ')} {}\n`)}Route::get('/orders', fn (Order0 $order) => $order->missing());\n`,
    },
  ],
  [
    'Bake, which builds what the program runs in,',
    {
      'docker-bake.hcl': each((name, others) => `target "${name}" {\n  inherits = [${quoted(others)}]\n}\n`),
      'package.json': '{ "name": "orders", "dependencies": { "express": "4" } }',
      'index.js': "const app = require('express')();\napp.get('/orders', () => {});\napp.listen(80);\n",
    },
  ],
] as const)('what extends all the others in %s ends, and the routes are read', async (_what, files) => {
  const { architecture } = await analyze(scratchFolder(files));

  expect(architecture.problems.map(({ code }) => code)).not.toContain('analyzer-failed');
  expect(architecture.routes.map(({ path }) => path)).toEqual(['/orders']);
});

test('bills of materials of Maven that all import each other end, and the program is drawn', async () => {
  const dependency = (name: string) =>
    `<dependency><groupId>shop</groupId><artifactId>${name}</artifactId><type>pom</type><scope>import</scope></dependency>`;
  const poms = NAMES.map((name) => {
    const others = NAMES.filter((other) => other !== name);
    const text = `<project><groupId>shop</groupId><artifactId>${name}</artifactId><packaging>pom</packaging><dependencyManagement><dependencies>${others.map(dependency).join('')}</dependencies></dependencyManagement></project>`;
    return [`${name}/pom.xml`, text] as const;
  });
  const { architecture } = await analyze(
    scratchFolder({
      ...Object.fromEntries(poms),
      'orders/pom.xml': `<project><groupId>shop</groupId><artifactId>orders</artifactId><dependencyManagement><dependencies>${dependency('Order0')}</dependencies></dependencyManagement><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>`,
      'orders/src/main/java/Orders.java':
        '@SpringBootApplication public class Orders { public static void main(String[] args) {} }\n',
    }),
  );

  expect(architecture.nodes.map(({ name }) => name)).toEqual(['orders']);
});
