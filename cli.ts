#!/usr/bin/env node
import './src/start.ts';
import './src/main.ts';
