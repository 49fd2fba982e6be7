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
    react(),
  ],
  build: {
    outDir: '../dist/admin',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 600,
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/graphql': 'http://localhost:4000', '/files': 'http://localhost:4000' } },
});

function kebab(name) {
  return name.replace(/[A-Z]/g, (letter, at) => (at > 0 ? '-' : '') + letter.toLowerCase());
}
