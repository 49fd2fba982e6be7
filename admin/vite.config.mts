import { readdirSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The console: one entry, routes loaded on demand, served by the API from dist/admin. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    {
      // `import { Select } from 'antd'` → `import Select from 'antd/es/select'`: through antd's one door every
      // component would be loaded with the first page, whichever page needs it.
      name: 'antd-by-component',
      enforce: 'pre',
      transform(code, id) {
        if (!/\/admin\/.*\.tsx$/.test(id)) return null;
        const imports = (names) =>
          names
            .split(',')
            .map((name) => name.trim().split(/\s+as\s+/))
            .filter(([name]) => name !== '')
            .map(([name, local = name]) => `import ${local} from 'antd/es/${kebab(name)}';`)
            .join(' ');
        return { code: code.replace(/^import \{([^}]+)\} from 'antd';/gm, (_, names) => imports(names)), map: null };
      },
    },
    {
      // Every antd component asks whether it stands in one of antd's forms. Without this the whole library behind those
      // forms would come with the first page, which has none: its door assigns to what it exports.
      name: 'no-forms-unused',
      enforce: 'pre',
      async resolveId(source, importer) {
        if (source !== 'rc-field-form') return null;
        const found = await this.resolve(source, importer, { skipSelf: true });
        return found && { ...found, moduleSideEffects: false };
      },
    },
    pdfFiles(),
    react(),
  ],
  resolve: {
    alias: [
      // The package leads bundlers to the router's development build, warnings and all.
      {
        find: /^react-router$/,
        replacement: fileURLToPath(new URL('../node_modules/react-router/dist/production/index.mjs', import.meta.url)),
      },
    ],
  },
  build: {
    outDir: '../dist/admin',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 600,
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      '/graphql': { target: 'http://localhost:4000', ws: true },
      '/files': 'http://localhost:4000',
      '/exports': 'http://localhost:4000',
      '/papers': 'http://localhost:4000',
    },
  },
});

/** What pages of PDFs are drawn with besides the library: letters and decoders, under the library's version, loaded when a page needs them. */
function pdfFiles() {
  const home = new URL('../node_modules/pdfjs-dist/', import.meta.url);
  const wanted = { cmaps: /\.bcmap$/, standard_fonts: /\.(pfb|ttf)$/, wasm: /_nowasm_fallback\.js$/ };
  return {
    name: 'pdf-files',
    generateBundle() {
      const { version } = JSON.parse(readFileSync(new URL('package.json', home), 'utf8'));
      for (const [folder, names] of Object.entries(wanted))
        for (const name of readdirSync(new URL(`${folder}/`, home)).filter((name) => names.test(name)))
          this.emitFile({
            type: 'asset',
            fileName: `assets/pdfjs-${version}/${folder}/${name}`,
            source: readFileSync(new URL(`${folder}/${name}`, home)),
          });
    },
  };
}

function kebab(name) {
  return name.replace(/[A-Z]/g, (letter, at) => (at > 0 ? '-' : '') + letter.toLowerCase());
}
