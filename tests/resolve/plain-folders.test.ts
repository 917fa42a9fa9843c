import { expect, test } from 'vitest';
import { analyze } from '../../src/pipeline.ts';
import { scratchFolder } from '../support/scratch.ts';

test('a folder that is called src names no program to what copies a file from another src', async () => {
  const folder = scratchFolder({
    'compose.yaml':
      'services:\n  basket: { build: { context: ., dockerfile: src/basket/Dockerfile } }\n' +
      '  edge: { build: { context: ., dockerfile: src/edge/Dockerfile } }\n',
    'src/basket/Dockerfile': 'FROM mcr.microsoft.com/dotnet/sdk:8.0\nCOPY src/basket/ ./\nENTRYPOINT ["./basket"]\n',
    'src/basket/src/basket.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>\n',
    'src/basket/src/Program.cs':
      'var app = WebApplication.CreateBuilder(args).Build();\napp.MapGet("/items", () => "none");\napp.Run();\n',
    'src/edge/Dockerfile': 'FROM nginx:1.27\nCOPY src/edge/nginx.conf /etc/nginx/nginx.conf\n',
    'src/edge/nginx.conf': 'events {}\nhttp { server { location / { proxy_pass http://basket:8080; } } }\n',
  });

  const { architecture } = await analyze(folder, { flags: { name: 'market' } });

  expect(architecture.nodes.map(({ id }) => id)).toEqual(['basket', 'edge']);
  expect(architecture.routes.map(({ id }) => id)).toContain('basket GET /items');
  expect(architecture.edges.map(({ id }) => id)).toEqual(['edge -> basket (http)']);
});
