import { render } from 'preact';
import './style/page.css';
import { Frame } from './shell/frame.js';

const page = document.getElementById('page');
if (page !== null) render(<Frame />, page);
