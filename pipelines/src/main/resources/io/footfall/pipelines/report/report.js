// Draws the charts of a report: data in #data, one element with data-chart for each. Nothing is
// fetched, no text becomes markup: tooltips are drawn on the canvas.
(function () {
  'use strict';
  var charts = JSON.parse(document.getElementById('data').textContent);
  var DASHES = ['solid', 'dashed', 'dotted'];
  var SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'];

  function colours() {
    var style = getComputedStyle(document.documentElement);
    var get = function (name) { return style.getPropertyValue('--' + name).trim(); };
    return {
      ink: get('ink'), soft: get('soft'), line: get('line'), card: get('card'),
      series: ['s1', 's2', 's3', 's4', 's5', 's6'].map(get),
      heat: ['heat0', 'heat1', 'heat2', 'heat3', 'heat4'].map(get),
      fork: ['low', 'mid', 'high'].map(get)
    };
  }

  // Braces and bars are marks of the library's text styles.
  function plain(text) { return String(text).replace(/[{}|]/g, ' '); }

  function wrap(text, width) {
    var lines = [''];
    plain(text).split(' ').forEach(function (word) {
      var last = lines.length - 1;
      if (lines[last] && lines[last].length + word.length >= width) { lines.push(word); }
      else { lines[last] += (lines[last] ? ' ' : '') + word; }
    });
    return lines.join('\n');
  }

  function shown(value) {
    if (value === null || value === undefined || value === '-') { return 'none'; }
    return Number(value).toLocaleString('en', { maximumSignificantDigits: 5 });
  }

  function short(value) {
    var size = Math.abs(value);
    var three = function (part) { return String(Number(part.toPrecision(3))); };
    if (size >= 1e9) { return three(value / 1e9) + ' G'; }
    if (size >= 1e6) { return three(value / 1e6) + ' M'; }
    if (size >= 1e4) { return three(value / 1e3) + ' k'; }
    return three(value);
  }

  // Black or white, whichever is read more easily on a place of a scale of colours (4.5 at least).
  function inkOn(scale, part) {
    var at = Math.max(0, Math.min(1, part)) * (scale.length - 1);
    var low = Math.min(Math.floor(at), scale.length - 2);
    var light = [1, 3, 5].reduce(function (sum, i, channel) {
      var from = parseInt(scale[low].substr(i, 2), 16);
      var to = parseInt(scale[low + 1].substr(i, 2), 16);
      var share = (from + (to - from) * (at - low)) / 255;
      var linear = share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
      return sum + [0.2126, 0.7152, 0.0722][channel] * linear;
    }, 0);
    return light > 0.179 ? '#000000' : '#ffffff';
  }

  // Rows that the names of the series take below a chart.
  function legendRows(d, width) {
    var rows = 1;
    var used = 0;
    (d.series || []).forEach(function (s) {
      var wide = 52 + 6.6 * s.name.length;
      if (used > 0 && used + wide > width) { rows++; used = 0; }
      used += wide;
    });
    return rows;
  }

  function base(c, narrow) {
    return {
      animation: false,
      backgroundColor: 'transparent',
      color: c.series,
      textStyle: { color: c.ink, fontFamily: 'sans-serif', fontSize: narrow ? 11 : 12 },
      grid: { left: 8, right: narrow ? 14 : 24, top: 34, bottom: 56, containLabel: true },
      tooltip: {
        renderMode: 'richText', confine: true, backgroundColor: c.card, borderColor: c.soft,
        textStyle: { color: c.ink, fontSize: 12 }
      },
      legend: {
        bottom: 2, padding: [0, 0, 4, 0], itemGap: 8, itemHeight: 12, textStyle: { color: c.ink }, itemWidth: 28
      }
    };
  }

  function axis(c, type, name, more) {
    var made = {
      type: type, name: name, nameTextStyle: { color: c.soft }, nameLocation: 'end',
      axisLabel: { color: c.soft, hideOverlap: true },
      axisLine: { onZero: false, lineStyle: { color: c.soft } },
      splitLine: { show: type !== 'category', lineStyle: { color: c.line } }
    };
    Object.keys(more || {}).forEach(function (key) {
      made[key] = key === 'axisLabel' ? Object.assign(made.axisLabel, more[key]) : more[key];
    });
    return made;
  }

  function below(name) { return { name: name, nameLocation: 'middle', nameGap: 26 }; }

  function looks(c, i) {
    return {
      symbol: SYMBOLS[i % SYMBOLS.length], color: c.series[i % c.series.length],
      lineStyle: {
        color: c.series[i % c.series.length], width: 2,
        type: DASHES[Math.floor(i / c.series.length) % DASHES.length]
      }
    };
  }

  var draw = {
    line: function (d, c, narrow) {
      var option = base(c, narrow);
      option.tooltip.trigger = 'axis';
      option.tooltip.valueFormatter = shown;
      option.xAxis = axis(c, 'category', d.x, Object.assign(below(d.x), { data: d.positions }));
      option.yAxis = axis(c, 'value', d.y, { nameTextStyle: { color: c.soft, align: 'left' } });
      option.series = d.series.map(function (s, i) {
        var look = looks(c, i);
        return {
          type: 'line', name: plain(s.name), data: s.values, symbol: look.symbol, symbolSize: 5,
          lineStyle: look.lineStyle, itemStyle: { color: look.color }
        };
      });
      return option;
    },

    xy: function (d, c, narrow) {
      var kind = d.type === 'log' ? 'log' : 'value';
      var option = base(c, narrow);
      var more = kind === 'log' ? { axisLabel: { formatter: short } } : { min: 0, max: 100 };
      option.tooltip.formatter = function (p) {
        return plain(p.seriesName) + '\n' + d.x + ': ' + shown(p.value[0]) + '\n' + d.y + ': '
          + shown(p.value[1]);
      };
      option.xAxis = axis(c, kind, d.x, Object.assign(below(d.x), more));
      option.yAxis = axis(c, kind, d.y,
        Object.assign({ nameTextStyle: { color: c.soft, align: 'left' } }, more));
      option.series = d.series.map(function (s, i) {
        var look = looks(c, i);
        look.lineStyle.type = DASHES[s.joined ? Math.max(0, i - (kind === 'log' ? 1 : 0)) * 2 % 4 : 0];
        return {
          type: s.joined ? 'line' : 'scatter', name: plain(s.name), data: s.points,
          symbol: s.joined ? 'none' : look.symbol, symbolSize: 8, lineStyle: look.lineStyle,
          itemStyle: { color: look.color }
        };
      });
      return option;
    },

    map: function (d, c, narrow) {
      var option = base(c, narrow);
      option.tooltip.formatter = function (p) {
        return plain(p.seriesName) + ': ' + shown(p.value[2]) + '\n' + shown(p.value[1])
          + '° north, ' + shown(p.value[0]) + '° east';
      };
      option.legend.itemWidth = 12;
      option.xAxis = axis(c, 'value', d.x,
        Object.assign(below(d.x), { min: -180, max: 180, interval: narrow ? 60 : 30 }));
      option.yAxis = axis(c, 'value', d.y,
        { min: -60, max: 90, interval: 30, nameTextStyle: { color: c.soft, align: 'left' } });
      option.series = d.series.map(function (s, i) {
        return {
          type: 'scatter', name: plain(s.name), data: s.points,
          symbol: i === 0 ? 'circle' : 'diamond',
          symbolSize: function (value) {
            return (narrow ? 2 : 3) + (narrow ? 1.2 : 2) * Math.log2(1 + value[2]);
          },
          itemStyle: { color: c.series[i], opacity: 0.6 }
        };
      });
      return option;
    },

    heat: function (d, c, narrow, width) {
      var option = base(c, narrow);
      var columns = d.columns.length;
      var marks = {};
      d.marks.forEach(function (m) { marks[m[0]] = m[1]; });
      var values = d.cells.filter(function (v) { return v !== null; });
      var most = values.reduce(function (a, b) { return Math.max(a, b); }, 0);
      var forked = d.around !== undefined;
      values.sort(function (a, b) { return a - b; });
      // Without the few largest, which would leave the others one colour.
      var end = values[Math.ceil(values.length * 0.98) - 1] || most || 1;
      var start = 0;
      if (forked) {
        var far = values.map(function (v) { return Math.abs(v - d.around); })
          .sort(function (a, b) { return a - b; })[Math.ceil(values.length * 0.98) - 1] || 0;
        var reach = Math.min(d.around, Math.max(0.2, Math.ceil(far * 10) / 10));
        start = d.around - reach;
        end = d.around + reach;
      }
      var cell = (width - (narrow ? 70 : 90)) / columns;
      var written = d.names.length > 0 && cell >= 60;
      option.legend = undefined;
      option.tooltip.formatter = function (p) {
        var at = p.value[1] * columns + p.value[0];
        var name = d.names[at] || d.rows[p.value[1]] + ', ' + d.columns[p.value[0]];
        var text = plain(name) + '\n'
          + shown(d.cells[at]) + ' ' + plain(d.value);
        return marks[at] ? text + '\n' + wrap(marks[at], narrow ? 34 : 60) : text;
      };
      option.grid.bottom = 62;
      option.grid.top = 10;
      option.xAxis = axis(c, 'category', d.x, Object.assign(below(d.x), { data: d.columns }));
      option.yAxis = axis(c, 'category', '',
        { data: d.rows.map(plain), inverse: true,
          axisLabel: narrow ? { width: 92, overflow: 'break', fontSize: 10, lineHeight: 12, interval: 0 }
            : { interval: 0 } });
      option.visualMap = {
        min: start, max: end, orient: 'horizontal', left: 'center', bottom: 0, itemHeight: narrow ? 110 : 180,
        itemWidth: 12, calculable: false, hoverLink: false,
        text: [
          short(end) + (most > end ? ' or more' : ''),
          (width < 440 && d.value.length > 16 ? '' : plain(d.value) + ': ') + short(start) + (values[0] < start ? ' or less' : '')
        ],
        textStyle: { color: c.ink }, seriesIndex: 0,
        inRange: { color: forked ? c.fork : c.heat }
      };
      option.series = [{
        type: 'heatmap',
        data: d.cells.map(function (v, i) {
          var value = v === null ? '-' : Math.max(start, Math.min(v, end));
          var ink = v === null ? c.ink : inkOn(forked ? c.fork : c.heat, (value - start) / (end - start));
          return { value: [i % columns, Math.floor(i / columns), value], label: { color: ink } };
        }),
        label: {
          show: written, fontSize: 11, width: cell - 8, overflow: 'truncate',
          formatter: function (p) {
            var at = p.value[1] * columns + p.value[0];
            return (marks[at] ? '\u25cf ' : '') + plain(d.names[at] || '');
          }
        },
        itemStyle: { borderColor: c.card, borderWidth: columns > 45 ? 0 : 1 }
      }, {
        type: 'scatter', symbol: 'circle', symbolSize: narrow ? 4 : 7, silent: true,
        data: written ? [] : d.marks.map(function (m) { return [m[0] % columns, Math.floor(m[0] / columns)]; }),
        itemStyle: { color: c.ink, borderColor: c.card, borderWidth: 1 }
      }];
      return option;
    },

    bars: function (d, c, narrow, width) {
      var option = base(c, narrow);
      option.legend = undefined;
      option.grid.bottom = 24;
      option.grid.top = 8;
      option.tooltip.formatter = function (p) { return plain(p.name) + '\n' + shown(p.value); };
      option.xAxis = axis(c, 'log', d.x,
        Object.assign(below(d.x + ', logarithmic'), { axisLabel: { formatter: short } }));
      option.yAxis = axis(c, 'category', '',
        { data: d.labels.map(plain), inverse: true,
          axisLabel: { interval: 0, width: width < 440 ? 120 : 200, overflow: 'truncate' } });
      option.series = [{ type: 'bar', data: d.values, itemStyle: { color: c.series[0] } }];
      return option;
    }
  };
  draw.log = draw.xy;

  function longLabel(text) { return text.length > 14; }

  function height(d, width) {
    switch (d.type) {
      case 'heat':
        return 82 + d.rows.length * (width >= 600 ? 22 : d.rows.some(longLabel) ? 34 : 24);
      case 'bars': return 52 + d.labels.length * 22;
      case 'map': return Math.max(240, Math.round(width * 0.46));
      default: return (width < 600 ? 290 : 330) + 20 * legendRows(d, width);
    }
  }

  function show(element) {
    var d = charts[element.getAttribute('data-chart')];
    var width = element.clientWidth;
    element.style.height = height(d, width) + 'px';
    var chart = echarts.getInstanceByDom(element) || echarts.init(element, null, { renderer: 'canvas' });
    chart.resize();
    var option = draw[d.type](d, colours(), width < 600, width);
    if (option.legend) { option.grid.bottom = 28 + 20 * legendRows(d, width); }
    chart.setOption(option, true);
    element.setAttribute('data-drawn', String(width));
  }

  var elements = Array.prototype.slice.call(document.querySelectorAll('[data-chart]'));
  function all() { elements.forEach(show); }
  all();
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', all);
  var waiting = 0;
  new ResizeObserver(function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      elements.forEach(function (element) {
        if (element.getAttribute('data-drawn') !== String(element.clientWidth)) { show(element); }
      });
    }, 100);
  }).observe(document.body);
})();
