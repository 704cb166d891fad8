// Writes small.json with its weights, a graph model in the form that tensorflowjs_converter writes, and expected.json,
// what TensorFlow.js itself gives for it. Run in this folder, where @tensorflow/tfjs can be required:
//
//   npm install --no-save @tensorflow/tfjs@4.22.0 && node record.js
'use strict';
const fs = require('fs');
const tf = require('@tensorflow/tfjs');

const noise = (count, seed) => Array.from({length: count}, (_, i) => Math.sin(seed + 1.7 * i * (1 + (i % 5))));
const size = shape => shape.reduce((a, b) => a * b, 1);
const text = value => ({s: Buffer.from(value).toString('base64')});
const texts = values => ({list: {s: values.map(each => Buffer.from(each).toString('base64'))}});
const whole = values => ({list: {i: values.map(String)}});
const type = name => ({type: name});
const dims = shape => ({dim: shape.map(each => ({size: String(each)}))});

// A weight is {node, entry, bytes}: the Const node without its value, its line in the manifest, its bytes.
function weight(name, shape, dtype, nodeType, bytes, quantization) {
  const tensor = {dtype: nodeType, tensorShape: dims(shape)};
  return {
    node: {name, op: 'Const', attr: {value: {tensor}, dtype: type(nodeType)}},
    entry: {name, shape, dtype, ...(quantization ? {quantization} : {})},
    bytes,
  };
}
const bytesOf = array => Buffer.from(array.buffer);
const floats = (name, shape, seed, scale = 0.5) =>
  weight(name, shape, 'float32', 'DT_FLOAT', bytesOf(Float32Array.from(noise(size(shape), seed), x => scale * x)));
function quantised(name, shape, seed, dtype) {
  const array = dtype === 'uint8' ? Uint8Array : Uint16Array;
  const top = dtype === 'uint8' ? 255 : 65535;
  const stored = array.from(noise(size(shape), seed), x => Math.round((x + 1) / 2 * top));
  return weight(name, shape, 'float32', 'DT_FLOAT', bytesOf(stored), {dtype, min: -0.6, scale: 1.2 / top, original_dtype: 'float32'});
}
function halves(name, shape, seed) {
  const stored = Uint16Array.from(noise(size(shape), seed), (x, i) => {
    const exponent = i % 17 === 0 ? 0 : 9 + (i % 6);  // subnormal ones too
    return (x < 0 ? 0x8000 : 0) | (exponent << 10) | Math.floor(Math.abs(x) * 1023);
  });
  return weight(name, shape, 'float32', 'DT_FLOAT', bytesOf(stored), {dtype: 'float16', original_dtype: 'float32'});
}
const wholes = (name, shape, values, nodeType = 'DT_INT32') =>
  weight(name, shape, 'int32', nodeType, bytesOf(Int32Array.from(values)));

const conv = (strides, more) => ({
  T: type('DT_FLOAT'), strides: whole(strides), dilations: whole([1, 1, 1, 1]), padding: text('SAME'),
  data_format: text('NHWC'), explicit_paddings: {list: {}}, ...more,
});
const fused = (ops, count, more = {}) =>
  ({fused_ops: texts(ops), num_args: {i: String(count)}, epsilon: {f: 0}, leakyrelu_alpha: {f: 0.2}, ...more});

const one = [
  quantised('stem/kernel', [3, 3, 3, 4], 1, 'uint8'), floats('stem/bias', [4], 2),
  halves('depth/kernel', [3, 3, 4, 1], 3), floats('depth/bias', [4], 4), quantised('depth/alpha', [1, 1, 4], 5, 'uint16'),
];
const two = [
  floats('leaky/kernel', [3, 3, 4, 8], 6, 0.3), floats('leaky/bias', [8], 7),
  floats('alone/alpha', [1, 1, 8], 8),
  floats('elu/kernel', [1, 1, 8, 8], 9), floats('elu/bias', [8], 10),
  weight('pool/axes', [2], 'int32', 'DT_INT32', bytesOf(Uint8Array.from([0, 1])), {dtype: 'uint8', min: 1, scale: 1, original_dtype: 'int32'}),
  floats('dense/kernel', [8, 5], 11), floats('dense/bias', [5], 12),
  weight('chosen', [5], 'bool', 'DT_BOOL', Buffer.from([1, 0, 1, 1, 0])), floats('instead', [5], 13),
  wholes('best/axis', [], [1], 'DT_INT64'),
];
const nodes = [
  {name: 'picture', op: 'Placeholder', attr: {dtype: type('DT_FLOAT'), shape: {shape: dims([-1, 8, 8, 3])}}},
  {name: 'stem/Relu6', op: '_FusedConv2D', input: ['picture', 'stem/kernel', 'stem/bias'],
    attr: conv([1, 1, 1, 1], {...fused(['BiasAdd', 'Relu6'], 1), use_cudnn_on_gpu: {b: true}})},
  {name: 'depth/Prelu', op: 'FusedDepthwiseConv2dNative', input: ['stem/Relu6', 'depth/kernel', 'depth/bias', 'depth/alpha'],
    attr: conv([1, 1, 1, 1], fused(['BiasAdd', 'Prelu'], 2))},
  {name: 'leaky/LeakyRelu', op: '_FusedConv2D', input: ['depth/Prelu', 'leaky/kernel', 'leaky/bias'],
    attr: conv([1, 2, 2, 1], fused(['BiasAdd', 'LeakyRelu'], 1, {leakyrelu_alpha: {f: 0.3}}))},
  {name: 'alone', op: 'Prelu', input: ['leaky/LeakyRelu', 'alone/alpha']},
  {name: 'elu/Elu', op: '_FusedConv2D', input: ['alone', 'elu/kernel', 'elu/bias'],
    attr: conv([1, 1, 1, 1], fused(['BiasAdd', 'Elu'], 1))},
  {name: 'pool/Mean', op: 'Mean', input: ['elu/Elu', 'pool/axes'],
    attr: {T: type('DT_FLOAT'), Tidx: type('DT_INT32'), keep_dims: {b: false}}},
  {name: 'dense/Sigmoid', op: '_FusedMatMul', input: ['pool/Mean', 'dense/kernel', 'dense/bias'],
    attr: {T: type('DT_FLOAT'), transpose_a: {b: false}, transpose_b: {b: false}, ...fused(['BiasAdd', 'Sigmoid'], 1)}},
  {name: 'select', op: 'SelectV2', input: ['chosen', 'dense/Sigmoid', 'instead'], attr: {T: type('DT_FLOAT')}},
  {name: 'Identity', op: 'Softmax', input: ['select'], attr: {T: type('DT_FLOAT')}},
  {name: 'Identity_1', op: 'Identity', input: ['pool/Mean'], attr: {T: type('DT_FLOAT')}},
  {name: 'Identity_2', op: 'ArgMax', input: ['Identity', 'best/axis'],
    attr: {T: type('DT_FLOAT'), Tidx: type('DT_INT64'), output_type: type('DT_INT32')}},
];
const port = (name, dtype, shape) => ({name: name + ':0', dtype, tensorShape: dims(shape)});
const model = {
  format: 'graph-model', generatedBy: '2.16.1', convertedBy: 'TensorFlow.js Converter v4.22.0',
  signature: {
    inputs: {picture: port('picture', 'DT_FLOAT', [-1, 8, 8, 3])},
    outputs: {
      classes: port('Identity', 'DT_FLOAT', [-1, 5]),
      features: port('Identity_1', 'DT_FLOAT', [-1, 8]),
      'Identity_2:0': port('Identity_2', 'DT_INT32', [-1]),
    },
  },
  modelTopology: {node: [...nodes.slice(0, 1), ...[...one, ...two].map(each => each.node), ...nodes.slice(1)], library: {}, versions: {}},
  weightsManifest: [
    {paths: ['small-1of3.bin', 'small-2of3.bin'], weights: one.map(each => each.entry)},
    {paths: ['small-3of3.bin'], weights: two.map(each => each.entry)},
  ],
};
const first = Buffer.concat(one.map(each => each.bytes));
const second = Buffer.concat(two.map(each => each.bytes));
fs.writeFileSync('small.json', JSON.stringify(model));
fs.writeFileSync('small-1of3.bin', first.subarray(0, 131));  // within a weight
fs.writeFileSync('small-2of3.bin', first.subarray(131));
fs.writeFileSync('small-3of3.bin', second);

(async () => {
  await tf.setBackend('cpu');
  const weightData = Uint8Array.from(Buffer.concat([first, second])).buffer;
  const weightSpecs = model.weightsManifest.flatMap(group => group.weights);
  const loaded = await tf.loadGraphModel({load: async () => ({
    modelTopology: model.modelTopology, format: model.format, signature: model.signature, weightSpecs, weightData,
  })});
  const shape = [2, 8, 8, 3];
  const picture = tf.tensor(Array.from({length: size(shape)}, (_, i) => ((i * 37) % 101) / 101 - 0.3), shape);
  const nodesToGive = ['Identity', 'Identity_1', 'Identity_2', ...nodes.slice(1, 8).map(each => each.name)];
  const expected = {};
  for (const name of nodesToGive) {
    const given = loaded.execute({picture}, name);
    expected[name] = {shape: given.shape, values: Array.from(await given.data())};
  }
  fs.writeFileSync('expected.json', JSON.stringify({outputs: expected}));
})();
