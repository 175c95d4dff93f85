import { render } from 'preact';
import './style/page.css';
import { Frame } from './shell/frame.js';
import { applyScheme, keptScheme } from './shell/scheme.js';

applyScheme(keptScheme());

const page = document.getElementById('page');
if (page !== null) render(<Frame />, page);
