/*
 * The tab "Documents" of a task: what its step asks for and what is there, an upload for each, any other kind, and
 * everything the project holds. An upload names its task and no process: the server gives it to every process that asks for
 * its kind, of several of a process to that of the task.
 */
import {
  address,
  alarm,
  basisOf,
  element,
  headOf,
  inShanghai,
  legend,
  loading,
  newId,
  read,
  readable,
  send,
  show,
} from '../../shared/page.js';
import { KINDS, kindName } from '../../shared/names.js';
import { say } from '../../shared/words.js';
import './keep.js';

export class DocumentsTab {
  /** @param api of the web application: carries the token of the session */
  constructor(place, api, taskId) {
    this.api = api;
    this.taskId = taskId;
    this.rows = new Map();
    this.asked = element('div');
    this.kept = element('div');
    this.other = element('div');
    place.append(element('div.pathways-tab', null, this.asked, this.other, this.kept));
  }

  async open() {
    show(this.asked, loading());
    if (await this.refresh()) {
      show(this.other, this.anyOther());
    }
  }

  /** Reads the task and the project anew; true where both could be read. */
  async refresh() {
    try {
      const task = await read(address('tasks', this.taskId));
      const kept = await read(address('projects', task.projectCode, 'documents'));
      this.project = task.projectCode;
      show(this.asked, this.askedOf(task));
      show(this.kept, this.allOf(kept));
      return true;
    } catch (refused) {
      show(this.asked, alarm(refused.message));
      return false;
    }
  }

  // what the step asks for

  askedOf(task) {
    return [
      element('h4', null, say('This step asks for', '本步骤所需文件')),
      task.documents.length === 0
        ? element('p.text-muted', null, say('No document.', '本步骤无需文件。'))
        : element('ul.list-unstyled', null, task.documents.map((asked) => this.rowOf(asked))),
      legend(task.documents.map((asked) => asked.confidence)),
    ];
  }

  /** A row in which a file is chosen, but not uploaded yet, stays: what somebody chose is not lost. */
  rowOf(asked) {
    const row = this.rows.get(asked.kind);
    if (!row || row.querySelector('input[type=file]').files.length === 0) {
      this.rows.set(asked.kind, this.oneAsked(asked));
    }
    return this.rows.get(asked.kind);
  }

  oneAsked({ kind, basis, confidence, document }) {
    return element(
      'li.pathways-asked',
      { 'data-kind': kind },
      element(
        'div.pathways-asked-name',
        null,
        element('span', null, element('strong', null, kindName(kind)), ' ', element('code', null, kind)),
        document
          ? element('span.label.label-success', null, say('Uploaded', '已上传'))
          : element('span.label.label-danger', null, say('Missing', '缺失'))
      ),
      document && element('div.pathways-present', null, this.download(document), ` ${traces(document)}`),
      basisOf(basis, confidence),
      this.upload(document ? say('Upload a new version', '上传新版本') : say('Upload', '上传'), kindName(kind), () => kind)
    );
  }

  // any other kind

  anyOther() {
    const id = newId('kind');
    const kinds = element(
      'select.form-control',
      { id, required: true },
      element('option', { value: '' }, say('Choose', '请选择')),
      KINDS.map(([kind]) => element('option', { value: kind }, say(`${kindName(kind)} (${kind})`, `${kindName(kind)}（${kind}）`)))
    );
    return [
      element('h4', null, say('Another document', '其他文件')),
      element(
        'div.pathways-asked',
        { 'data-kind': 'any' },
        element('label', { for: id }, say('Kind of document', '文件类型')),
        this.upload(say('Upload', '上传'), say('Another document', '其他文件'), () => kinds.value, kinds)
      ),
    ];
  }

  // an upload control; what became of it is told in its own place

  upload(action, name, kind, chooser) {
    const id = newId('file');
    const file = element('input.form-control', { id, type: 'file', required: true });
    const button = element('button.btn.btn-default', { type: 'submit', 'aria-label': say(`${action}: ${name}`, `${action}：${name}`) }, action);
    const told = element('div', { role: 'status' });
    const form = element(
      'form.pathways-upload',
      {
        submit: (event) => {
          event.preventDefault();
          this.sent(kind(), file, button, told);
        },
      },
      chooser,
      element('label.sr-only', { for: id }, say(`File: ${name}`, `文件：${name}`)),
      file,
      button,
      told
    );
    return form;
  }

  async sent(kind, file, button, told) {
    const bar = element('progress', { max: 1, value: 0, 'aria-label': say('Uploading', '正在上传') });
    const chosen = new FormData();
    chosen.append('kind', kind);
    chosen.append('file', file.files[0]);
    chosen.append('task', this.taskId);
    button.disabled = true;
    show(told, bar, say(' Uploading …', ' 正在上传……'));
    try {
      const kept = await send(address('projects', this.project, 'documents'), chosen, this.api.CSRFToken, (part) => {
        bar.value = part;
      });
      const said = say(
        `${kept.fileName} is kept as version ${kept.version}`,
        `${kept.fileName}已保存为第${kept.version}版`
      );
      show(told, element('p.text-success', null, said));
      file.value = '';
      await this.refreshAround(kind, told);
    } catch (refused) {
      show(told, alarm(refused.message));
    } finally {
      button.disabled = false;
    }
  }

  /** Shows what is there now, and says again, in the row that took the place of the old one, what became of the upload. */
  async refreshAround(kind, told) {
    const said = [...told.childNodes];
    const wasAsked = this.asked.contains(told);
    const row = (await this.refresh()) && wasAsked && this.rows.get(kind);
    if (row) {
      show(row.querySelector('[role=status]'), said);
      row.querySelector('input[type=file]').focus();
    }
  }

  // everything the project holds

  allOf(kept) {
    const title = element(
      'h4',
      null,
      say('All documents of ', '项目'),
      element('strong', null, this.project),
      say('', '的全部文件')
    );
    if (kept.length === 0) {
      return [
        title,
        element('p.text-muted', null, say('None yet.', '暂无文件。')),
      ];
    }
    return [
      title,
      element(
        'table.table.pathways-kept',
        null,
        element('caption', null, say('Newest first; times of Shanghai.', '按上传时间倒序，北京时间。')),
        headOf(['File', '文件'], ['Kind, version', '类型、版本'], ['Uploaded by', '上传人'], ['SHA-256']),
        element('tbody', null, kept.map((document) => this.oneKept(document)))
      ),
    ];
  }

  oneKept(document) {
    return element(
      'tr',
      null,
      element('td', null, this.download(document), element('div.text-muted', null, readable(document.size))),
      element('td', null, kindName(document.kind), element('div.text-muted', null, versionOf(document))),
      element('td', null, document.uploadedBy, element('div.text-muted', null, inShanghai(document.uploadedAt))),
      element('td', null, element('code', { title: document.sha256 }, document.sha256.slice(0, 12)))
    );
  }

  download({ id, fileName }) {
    return element('a', { href: address('projects', this.project, 'documents', id), download: fileName }, fileName);
  }
}

const versionOf = (document) => say(`version ${document.version}`, `第${document.version}版`);

const traces = (document) =>
  [versionOf(document), readable(document.size), document.uploadedBy, inShanghai(document.uploadedAt)].join(say(', ', '，'));

export default {
  id: 'documents',
  pluginPoint: 'tasklist.task.detail',
  priority: 950,
  properties: { label: say('Documents', '文件') },
  render: (place, { api, taskId }) => new DocumentsTab(place, api, taskId).open(),
};
