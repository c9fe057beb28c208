// WeChat on Android brings its own V8 whatever the phone, and WeChat of the last years opens on iOS 12 and later only:
// written for ES5, as the preset would by default, the package is larger and no phone gains by it. The two excluded
// transforms mend corner cases (tagged templates, iterators closed early) that nothing here runs into.
const targets = { ios: '12', chrome: '67' }
const exclude = ['transform-template-literals', 'transform-destructuring']

module.exports = {
  // `a?.b` and `a ?? b` in their short form: no phone has document.all, and no getter of ours counts its calls.
  assumptions: { noDocumentAll: true, pureGetters: true },
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets, exclude, ignoreBrowserslistConfig: true }]],
}
