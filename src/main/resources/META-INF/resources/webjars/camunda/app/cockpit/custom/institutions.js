/*
 * The page "Institutions": the register of licensed institutions, which operations keeps. Each row is edited in its place and
 * by itself: what is being typed in one is not lost when another is saved.
 */
import { address, alarm, element, headOf, loading, put, read, show, todayInShanghai } from '../../shared/page.js';
import { button, field, frame } from './frame.js';
import { isOperations } from './me.js';
import { say } from '../../shared/words.js';

export class InstitutionsPage {
  /** @param api of the web application: carries the token of the session */
  constructor(place, api) {
    this.api = api;
    this.told = element('div', { role: 'status' });
    this.adding = element('div');
    this.content = element('div');
    this.add = button('btn-primary', say('Add an institution', '新增机构'), () => this.openNew());
    this.add.hidden = true;
    place.append(frame(['Institutions', '持证机构'], this.add, lead(), this.told, this.adding, this.content));
  }

  async open() {
    show(this.content, loading());
    try {
      const institutions = await read(address('institutions'));
      this.mayEdit = await isOperations();
      this.rows = institutions.map((institution) => new Row(this, institution));
      this.add.hidden = !this.mayEdit;
      this.list();
    } catch (refused) {
      show(this.content, alarm(refused.message));
    }
  }

  list() {
    if (this.rows.length === 0) {
      show(this.content, element('p.text-muted', null, say('No institution yet.', '暂无机构。')));
      return;
    }
    show(
      this.content,
      element(
        'table.table.cam-table.pathways-institutions',
        { 'aria-label': say('Institutions', '持证机构') },
        headOf(['Name', '名称'], ['Licence', '许可证号'], ['Valid until', '有效期至'], ['Qualified departments', '具备资质的科室'], ['', '']),
        this.rows.map((row) => row.body)
      )
    );
  }

  openNew() {
    this.add.disabled = true;
    const close = () => {
      show(this.adding);
      this.add.disabled = false;
      this.add.focus();
    };
    const form = new InstitutionForm(null, {
      save: (entry) => this.saveNew(entry),
      saved: (kept) => {
        this.rows.push(new Row(this, kept));
        this.rows.sort((a, b) => (a.institution.name < b.institution.name ? -1 : 1));
        this.list();
        close();
      },
      cancel: close,
    });
    show(this.adding, element('div.pathways-panel', null, element('h4', null, say('A new institution', '新机构')), form.element));
    form.focus();
  }

  saveNew(entry) {
    if (this.rows.some((row) => row.institution.name === entry.name)) {
      throw new Error(`${entry.name} is on the register already: edit it there. ${entry.name}已在名录中，请在该行编辑。`);
    }
    return this.save(entry);
  }

  /** Saves, and says so; throws the refusal. */
  async save({ name, ...entry }) {
    const kept = await put(address('institutions', name), entry, this.api.CSRFToken);
    show(this.told, element('p.alert.alert-success', null, say(`Saved: ${kept.name}`, `已保存：${kept.name}`)));
    return kept;
  }
}

const lead = () =>
  element(
    'p.pathways-lead',
    null,
    say(
      'The institutions licensed in the Lecheng zone, as operations keeps them: a special import chooses from them. Where a ' +
        'licence ends earlier here than a project says, this date holds.',
      '乐城先行区持证机构名录，由运营维护；特许进口从中选择机构。许可证有效期早于项目所填日期的，以此处为准。'
    )
  );

/** An institution of the table, and below it, while it is edited, its form. */
class Row {
  constructor(page, institution) {
    this.page = page;
    this.body = element('tbody');
    this.tell(institution);
  }

  tell(institution) {
    this.institution = institution;
    const { name, licence, validTo, departments } = institution;
    this.edit = button('btn-default', say('Edit', '编辑'), () => this.open(), { 'aria-label': say(`Edit: ${name}`, `编辑：${name}`) });
    show(
      this.body,
      element(
        'tr',
        { 'data-institution': name },
        element('th', { scope: 'row' }, name),
        element('td', null, licence || notEntered()),
        element('td', null, validity(validTo)),
        element('td', null, departments.length === 0 ? notEntered() : departments.join(', ')),
        element('td.text-right', null, this.page.mayEdit && this.edit)
      )
    );
  }

  open() {
    this.edit.disabled = true;
    const form = new InstitutionForm(this.institution, {
      save: (entry) => this.page.save(entry),
      saved: (kept) => this.close(kept),
      cancel: () => this.close(this.institution),
    });
    this.body.append(element('tr', null, element('td.pathways-below', { colspan: 5 }, form.element)));
    form.focus();
  }

  close(institution) {
    this.tell(institution);
    this.edit.focus();
  }
}

const notEntered = () => element('span.text-muted', null, say('not entered', '未填写'));

const validity = (validTo) => {
  if (!validTo) {
    return notEntered();
  }
  const expired = validTo < todayInShanghai();
  return [validTo, expired && [' ', element('span.label.label-danger', null, say('Expired', '已过期'))]];
};

/** What operations enters of an institution; the name is its key and stays. */
class InstitutionForm {
  /**
   * @param institution that is edited, or null for a new one
   * @param save takes what was typed; answers what is kept, or throws the refusal
   * @param saved is told what is kept
   * @param cancel closes the form
   */
  constructor(institution, { save, saved, cancel }) {
    this.save = save;
    this.saved = saved;
    const known = institution || { name: '', licence: '', validTo: '', departments: [] };
    this.name = element('input.form-control', {
      value: known.name,
      required: true,
      maxlength: 255,
      readonly: institution !== null,
      pattern: '[^\\/\\\\]+',
      title: say('Without a slash', '不含斜杠'),
    });
    this.licence = element('input.form-control', { value: known.licence || '', maxlength: 255 });
    this.validTo = element('input.form-control', { type: 'date', value: known.validTo || '' });
    this.departments = element('textarea.form-control', { rows: 3 }, known.departments.join('\n'));
    this.button = element('button.btn.btn-primary', { type: 'submit' }, say('Save', '保存'));
    this.refusal = element('div');
    this.element = element(
      'form.pathways-form',
      { submit: (event) => this.submit(event) },
      element(
        'div.row',
        null,
        element('div.col-sm-6', null, field(say('Name', '名称'), this.name), field(say('Licence', '许可证号'), this.licence)),
        element(
          'div.col-sm-6',
          null,
          field(say('Valid until', '有效期至'), this.validTo),
          field(say('Qualified departments', '具备资质的科室'), this.departments, say('One a line', '每行一个'))
        )
      ),
      this.refusal,
      element('div.pathways-buttons', null, this.button, button('btn-default', say('Cancel', '取消'), cancel))
    );
  }

  focus() {
    (this.name.readOnly ? this.licence : this.name).focus();
  }

  async submit(event) {
    event.preventDefault();
    this.button.disabled = true;
    show(this.refusal);
    try {
      this.saved(await this.save(this.typed()));
    } catch (refused) {
      show(this.refusal, alarm(refused.message));
    } finally {
      this.button.disabled = false;
    }
  }

  typed() {
    return {
      name: this.name.value.trim(),
      licence: this.licence.value.trim() || null,
      validTo: this.validTo.value || null,
      departments: this.departments.value
        .split('\n')
        .map((d) => d.trim())
        .filter(Boolean),
    };
  }
}
